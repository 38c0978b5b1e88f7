package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import io.smallrye.mutiny.Uni;

/** How many prospects a target takes as a file of one row; the address has the arguments of the graph's {@code prospectsNeeded}. */
@Path("/v1/prospects-needed")
public class ProspectsResource {
    private final Viewpoints viewpoints;
    private final Reports reports;

    ProspectsResource(Viewpoints viewpoints, Reports reports) {
        this.viewpoints = viewpoints;
        this.reports = reports;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam ProspectsParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam ProspectsParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(ProspectsParameters parameters, boolean csv) {
        Question question = parameters.question();
        Lines lines = Lines.of(csv, ProspectsRows.COLUMNS);
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, question))
                .map(answer -> lines.file(ProspectsRows.of(answer, parameters.customers(), parameters.revenue())));
    }
}
