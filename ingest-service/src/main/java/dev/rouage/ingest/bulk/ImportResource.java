package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes files of any size. Lines are applied as they come, a thousand in a transaction, so that the sender is slowed down
 * to what the database takes and nothing has to be held. What an upload that breaks off has sent is applied; sending the
 * whole file again is safe, because a record is only ever moved forward.
 */
@Path("/v1/imports")
@RolesAllowed("integrator")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final Logger LOG = Logger.getLogger(ImportResource.class);
    private static final int REJECTIONS_A_PAGE = 1_000;

    private final CurrentViewer viewer;
    private final TenantDatabase database;
    private final RecordIntake intake;
    private final ImportStore imports;
    private final Clock clock = Clock.systemUTC();

    ImportResource(CurrentViewer viewer, TenantDatabase database, RecordIntake intake, ImportStore imports) {
        this.viewer = viewer;
        this.database = database;
        this.intake = intake;
        this.imports = imports;
    }

    /** Reads the body to its end and answers with the finished import. */
    @POST
    @Blocking
    @Consumes("application/x-ndjson")
    @Operation(summary = "Import records of one kind, one JSON object a line", description = "Any size; answers 202 with the import when the upload has been read.")
    public Response upload(@QueryParam("kind") @Nullable String kind, InputStream body) {
        RecordKind recordKind = Optional.ofNullable(kind).flatMap(RecordKind::ofWireName).orElseThrow(
                () -> new RouageException(RecordErrorCode.UNKNOWN_KIND, "There is no kind '" + kind + "' of records"));
        TenantId tenant = viewer.get().tenant();
        UUID id = imports.create(tenant, recordKind).await().indefinitely();
        try {
            receive(tenant, recordKind, id, body);
            ImportJob job = imports.finish(tenant, id, ImportState.COMPLETE, null).await().indefinitely();
            return Response.accepted(job).header("Location", "/v1/imports/" + id).build();
        } catch (IOException failure) {
            LOG.infof("Import %s broke off: %s", id, failure.getMessage());
            ImportJob job = imports.finish(tenant, id, ImportState.FAILED, "The upload broke off").await()
                    .indefinitely();
            return Response.status(Response.Status.BAD_REQUEST).entity(job).build();
        } catch (RuntimeException failure) {
            imports.finish(tenant, id, ImportState.FAILED, "The service failed while it stored a line").onFailure()
                    .recoverWithNull().await().indefinitely();
            throw failure;
        }
    }

    private void receive(TenantId tenant, RecordKind kind, UUID id, InputStream body) throws IOException {
        RecordReader reader = new RecordReader(tenant, kind, clock.instant());
        LineReader lines = new LineReader(body);
        ImportChunk chunk = new ImportChunk();
        for (Optional<ImportLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            chunk.add(line.get(), reader);
            if (chunk.isFull()) {
                store(tenant, kind, id, chunk);
                chunk = new ImportChunk();
            }
        }
        if (!chunk.isEmpty()) {
            store(tenant, kind, id, chunk);
        }
    }

    private void store(TenantId tenant, RecordKind kind, UUID id, ImportChunk chunk) {
        database.inTransaction(tenant, connection -> intake.take(connection, tenant, kind, chunk.items())
                .chain(results -> imports.advance(connection, tenant, id, chunk.outcome(results))))
                .await().indefinitely();
    }

    /** How far an import has come. */
    @GET
    @Path("/{id}")
    @Operation(summary = "An import and how far it has come")
    public Uni<ImportJob> find(@PathParam("id") String id) {
        return imports.find(viewer.get().tenant(), uuid(id)).map(job -> job.orElseThrow(() -> unknown(id)));
    }

    /** The lines that were refused. */
    @GET
    @Path("/{id}/rejected")
    @Operation(summary = "The rejected lines of an import, in order, up to 1,000 behind the line number 'after'")
    public Uni<List<ImportRejection>> rejected(@PathParam("id") String id, @QueryParam("after") long after) {
        TenantId tenant = viewer.get().tenant();
        return imports.find(tenant, uuid(id)).map(job -> job.orElseThrow(() -> unknown(id)))
                .chain(job -> imports.rejections(tenant, job.id(), after, REJECTIONS_A_PAGE));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw unknown(id);
        }
    }

    private static RouageException unknown(String id) {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no import '" + id + "'");
    }
}
