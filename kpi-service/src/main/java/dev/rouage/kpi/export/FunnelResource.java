package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.graph.FunnelStage;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import io.smallrye.mutiny.Uni;

/** How far deals have come as a file, a row for each stage; the address has the arguments of the graph's {@code funnel}. */
@Path("/v1/funnel")
public class FunnelResource {
    private final Viewpoints viewpoints;
    private final StageReports stages;

    FunnelResource(Viewpoints viewpoints, StageReports stages) {
        this.viewpoints = viewpoints;
        this.stages = stages;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam FunnelParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam FunnelParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(FunnelParameters parameters, boolean csv) {
        StageQuestion question = parameters.question();
        Lines lines = Lines.of(csv, StageRows.FUNNEL);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question).map(figures -> lines
                .file(new StageRows(viewpoint, question.period()).funnel(FunnelStage.of(figures)))));
    }
}
