package dev.rouage.ingest.quality;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The quality report by REST. */
@Path("/v1/quality")
@RolesAllowed({"integrator", "admin", "manager"})
@Produces(MediaType.APPLICATION_JSON)
public class QualityResource {
    private final CurrentViewer viewer;
    private final QualityReports reports;

    QualityResource(CurrentViewer viewer, QualityReports reports) {
        this.viewer = viewer;
        this.reports = reports;
    }

    /** The latest report; 202 before there is one. */
    @GET
    @Operation(operationId = "qualityReport", summary = "What is wrong with the records of a source or an import", description = "Computed in the background: 200 with the latest report, 202 with Retry-After before the first one. Managers get the counts without examples.")
    @APIResponse(responseCode = "200", description = "The latest report", content = @Content(examples = @ExampleObject(name = "one finding", value = QualityReportExample.JSON)))
    @APIResponse(responseCode = "202", description = "The first report is being computed; ask again after Retry-After seconds")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such import")
    public Uni<Response> report(
            @Parameter(description = "Only the records of this source", example = "my-crm") @QueryParam("source") @Nullable String source,
            @Parameter(description = "Only what this import has brought") @QueryParam("import") @Nullable String load) {
        return reports.report(viewer.get(), QualityScope.of(source, load)).map(report -> report.computedAt() == null
                ? Response.accepted(report).header(HttpHeaders.RETRY_AFTER, 1).build()
                : Response.ok(report).build());
    }
}
