package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.graph.StageBottleneck;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import io.smallrye.mutiny.Uni;

/** How deals stay in open stages as a file, a row for each; the address has the arguments of the graph's {@code stageBottlenecks}. */
@Path("/v1/stage-bottlenecks")
public class BottleneckResource {
    private final Viewpoints viewpoints;
    private final StageReports stages;

    BottleneckResource(Viewpoints viewpoints, StageReports stages) {
        this.viewpoints = viewpoints;
        this.stages = stages;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam BottleneckParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam BottleneckParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(BottleneckParameters parameters, boolean csv) {
        StageQuestion question = parameters.question();
        Lines lines = Lines.of(csv, StageRows.STAYS);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question).map(figures -> lines
                .file(new StageRows(viewpoint, question.period()).stays(StageBottleneck.of(figures)))));
    }
}
