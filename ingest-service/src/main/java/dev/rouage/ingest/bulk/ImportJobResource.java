package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What becomes of imports: how far they are, what they rejected, and their end. */
@Path("/v1/imports")
@RolesAllowed("integrator")
@Produces(MediaType.APPLICATION_JSON)
public class ImportJobResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CurrentViewer viewer;
    private final ImportJobs jobs;
    private final ImportLines lines;
    private final ObjectMapper json;

    ImportJobResource(CurrentViewer viewer, ImportJobs jobs, ImportLines lines, ObjectMapper json) {
        this.viewer = viewer;
        this.jobs = jobs;
        this.lines = lines;
        this.json = json;
    }

    /** The company's imports. */
    @GET
    @Operation(operationId = "listImports", summary = "The imports of the last 30 days, the latest first")
    @APIResponse(responseCode = "200", description = "A page of them", content = @Content(schema = @Schema(implementation = ImportPage.class), examples = @ExampleObject(name = "the only page", value = ImportExamples.PAGE)))
    public Uni<ImportPage> list(
            @Parameter(description = "How many, 1 to 100; default 20") @QueryParam("first") @Nullable Integer first,
            @Parameter(description = "The 'next' of the page before") @QueryParam("after") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        ImportPage.@Nullable Place place = page.after().map(ImportPage.Place::of).orElse(null);
        return jobs.recent(viewer.get().tenant(), place == null ? null : place.createdAt(),
                place == null ? null : place.id(), page.sizeAndOneMore())
                .map(found -> ImportPage.of(found, page.size()));
    }

    /** How far an import has come. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "findImport", summary = "An import and how far it has come")
    @APIResponse(responseCode = "200", description = "The import", content = @Content(schema = @Schema(implementation = ImportJob.class), examples = @ExampleObject(name = "complete", value = ImportExamples.JOB)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such import")
    public Uni<ImportJob> find(@PathParam("id") String id) {
        return jobs.find(viewer.get().tenant(), ImportResource.id(id))
                .map(job -> job.orElseThrow(() -> ImportResource.unknown(id)));
    }

    /** The lines that were refused. */
    @GET
    @Path("/{id}/rejected")
    @Blocking
    @Produces("application/x-ndjson")
    @Operation(operationId = "rejectedLines", summary = "The rejected lines of an import, in order, one JSON object a line", description = "The first 100,000 of an import are kept; a line longer than 4,096 characters is shortened.")
    @APIResponse(responseCode = "200", description = "The lines", content = @Content(examples = @ExampleObject(name = "one line", value = ImportExamples.REJECTED)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such import")
    public StreamingOutput rejected(@PathParam("id") String id,
            @Parameter(description = "Only lines behind this number") @QueryParam("after") long after) {
        TenantId tenant = viewer.get().tenant();
        ImportJob job = jobs.find(tenant, ImportResource.id(id)).await().atMost(PATIENCE)
                .orElseThrow(() -> ImportResource.unknown(id));
        return new RejectedLines(lines, tenant, job, after, json.writer());
    }

    /** Cancels an import that is under way. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelImport", summary = "Cancel an import that is under way", description = "Its upload is answered with 409 IMPORT_CANCELLED. What had been applied by then stays.")
    @APIResponse(responseCode = "200", description = "The cancelled import", content = @Content(schema = @Schema(implementation = ImportJob.class), examples = @ExampleObject(name = "cancelled", value = ImportExamples.CANCELLED)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such import")
    @APIResponse(responseCode = "409", description = "IMPORT_FINISHED: nothing is left to cancel")
    public Uni<ImportJob> cancel(@PathParam("id") String id) {
        TenantId tenant = viewer.get().tenant();
        UUID importId = ImportResource.id(id);
        return jobs.end(tenant, importId, ImportState.CANCELLED, null).chain(ended -> ended.isPresent()
                ? Uni.createFrom().item(ended.get())
                : jobs.find(tenant, importId).map(job -> cancelledAlready(id, job)));
    }

    private static ImportJob cancelledAlready(String id, Optional<ImportJob> job) {
        ImportJob ended = job.orElseThrow(() -> ImportResource.unknown(id));
        if (ended.state() == ImportState.CANCELLED) {
            return ended;
        }
        throw new RouageException(ImportErrorCode.IMPORT_FINISHED,
                "Import " + id + " is " + ended.state() + "; only one that is under way can be cancelled");
    }
}
