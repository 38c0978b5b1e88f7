package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.graph.PipelineStageView;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import io.smallrye.mutiny.Uni;

/** What stands in open stages now as a file, a row for each; the address has the arguments of the graph's {@code pipeline}. */
@Path("/v1/pipeline")
public class PipelineResource {
    private final Viewpoints viewpoints;
    private final StageReports stages;

    PipelineResource(Viewpoints viewpoints, StageReports stages) {
        this.viewpoints = viewpoints;
        this.stages = stages;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam FilterParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam FilterParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(FilterParameters parameters, boolean csv) {
        StageQuestion question = Questions.pipeline(parameters.filter());
        Lines lines = Lines.of(csv, StageRows.PIPELINE);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question)
                .map(figures -> lines.file(new StageRows(viewpoint, question.period())
                        .pipeline(PipelineStageView.of(viewpoint, figures)))));
    }
}
