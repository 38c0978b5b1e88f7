package dev.rouage.kpi.export;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.report.Reports;
import io.smallrye.mutiny.Uni;

/** All figures side by side as a file, a row for each; the address has the arguments of the graph's {@code scorecard}. */
@Path("/v1/scorecard")
public class ScorecardResource {
    private final Viewpoints viewpoints;
    private final Reports reports;

    ScorecardResource(Viewpoints viewpoints, Reports reports) {
        this.viewpoints = viewpoints;
        this.reports = reports;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam ScorecardParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam ScorecardParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(ScorecardParameters parameters, boolean csv) {
        Lines lines = Lines.of(csv, FigureRows.columns(List.of()));
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, parameters.question()))
                .map(answer -> lines.file(FigureRows.of(answer)));
    }
}
