package dev.rouage.ingest.push;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.quality.PendingReferences;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Takes up to a thousand records of one kind and answers what became of each. */
@Path("/v1/{kind}/batch")
@RolesAllowed("integrator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {
    private static final int LARGEST_BATCH = 1_000;

    private final CurrentViewer viewer;
    private final TenantDatabase database;
    private final RecordIntake intake;
    private final IdempotentAnswers answers;
    private final PendingReferences references;
    private final Clock clock = Clock.systemUTC();

    BatchResource(CurrentViewer viewer, TenantDatabase database, RecordIntake intake, IdempotentAnswers answers,
            PendingReferences references) {
        this.viewer = viewer;
        this.database = database;
        this.intake = intake;
        this.answers = answers;
        this.references = references;
    }

    /** Stores the batch in one transaction and answers after its commit. */
    @POST
    @Operation(summary = "Push up to 1,000 records of one kind", description = "Answers 200 when all were applied, 207 when some were rejected; results are in input order.")
    public Uni<Response> push(@PathParam("kind") String kind, @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        RecordKind recordKind = RecordKind.ofWireName(kind).orElseThrow(() -> new RouageException(
                RecordErrorCode.UNKNOWN_KIND, "There is no kind '" + kind + "' of records"));
        TenantId tenant = viewer.get().tenant();
        IdempotencyKey idempotencyKey = IdempotencyKey.of(key, "batch/" + kind, body);
        List<ReadItem> items = read(tenant, recordKind, body);
        return database.inTransaction(tenant,
                connection -> answers.once(connection, tenant, idempotencyKey,
                        () -> intake.take(connection, tenant, recordKind, items)
                                .chain(results -> references.warn(connection, tenant, items, results))
                                .map(results -> BatchAnswer.of(results).toStoredAnswer())))
                .map(StoredAnswer::toResponse);
    }

    private List<ReadItem> read(TenantId tenant, RecordKind kind, byte[] body) {
        JsonNode inputs = StrictJson.read(body).path("inputs");
        if (!inputs.isArray()) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "The body must be an object with a list 'inputs'");
        }
        if (inputs.isEmpty()) {
            throw new RouageException(RecordErrorCode.EMPTY_BATCH, "'inputs' is empty");
        }
        if (inputs.size() > LARGEST_BATCH) {
            throw new RouageException(RecordErrorCode.BATCH_TOO_LARGE,
                    inputs.size() + " records in one batch; at most " + LARGEST_BATCH
                            + ", or use /v1/imports which has no bound");
        }
        RecordReader reader = new RecordReader(tenant, kind, clock.instant());
        List<ReadItem> items = new ArrayList<>(inputs.size());
        inputs.forEach(item -> items.add(reader.read(item)));
        return items;
    }
}
