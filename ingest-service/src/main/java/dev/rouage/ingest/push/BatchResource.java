package dev.rouage.ingest.push;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.rouage.ingest.body.ContentCoding;
import dev.rouage.ingest.body.ReceivedStream;
import dev.rouage.ingest.body.SmallBody;
import dev.rouage.ingest.idempotency.Fingerprint;
import dev.rouage.ingest.idempotency.IdempotencyKey;
import dev.rouage.ingest.idempotency.StoredAnswer;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Takes up to a thousand records of one kind and answers what became of each. */
@Path("/v1/{kind}/batch")
@RolesAllowed("integrator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {
    private final CurrentViewer viewer;
    private final BatchRoom room;
    private final BatchIntake batches;
    private final Duration patience;
    private final Clock clock = Clock.systemUTC();

    BatchResource(CurrentViewer viewer, BatchRoom room, BatchIntake batches,
            @ConfigProperty(name = "rouage.ingest.batch.patience", defaultValue = "20s") Duration patience) {
        this.viewer = viewer;
        this.room = room;
        this.batches = batches;
        this.patience = patience;
    }

    /** Stores the batch in one transaction and answers after its commit. */
    @POST
    @Blocking
    @Operation(operationId = "pushBatch", summary = "Push up to 1,000 records of one kind", description = """
            At most 1,000 records, 8 MB and 256 KB a record; `Content-Encoding: gzip` is taken. Results are in input order. \
            Repeat with the same Idempotency-Key after 429, 502, 503 or 504: the first answer comes again, with \
            `Idempotent-Replayed: true`.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "an account", value = BatchExamples.REQUEST)))
    @APIResponse(responseCode = "200", description = "All records were applied", content = @Content(schema = @Schema(implementation = BatchAnswer.class), examples = @ExampleObject(name = "created", value = BatchExamples.ANSWER)))
    @APIResponse(responseCode = "207", description = "Some records were rejected, the others are stored", content = @Content(schema = @Schema(implementation = BatchAnswer.class), examples = @ExampleObject(name = "one rejected", value = BatchExamples.MIXED)))
    @APIResponse(responseCode = "400", description = "The body is no batch: MALFORMED_JSON with the place, DUPLICATE_KEY, INVALID_ENCODING, EMPTY_BATCH, IDEMPOTENCY_KEY_REQUIRED, BROKEN_COMPRESSION")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_IN_USE: a request with this key is still running: repeat after Retry-After seconds")
    @APIResponse(responseCode = "413", description = "BATCH_TOO_LARGE, PAYLOAD_TOO_LARGE, COMPRESSION_RATIO")
    @APIResponse(responseCode = "429", description = "TOO_MANY_REQUESTS: the company has sent more than its limit, or has as many batches at work as there is room for: repeat after Retry-After seconds")
    @APIResponse(responseCode = "422", description = "The key belongs to another request (IDEMPOTENCY_KEY_REUSED); or atomic, and a record was rejected: nothing is stored, the results say why")
    @APIResponse(responseCode = "503", description = "UNAVAILABLE: the database is away or too slow; nothing was acknowledged: repeat after Retry-After seconds")
    public Response push(
            @Parameter(description = "The kind of the records", example = "account") @PathParam("kind") String kind,
            @Parameter(description = "All or nothing: one rejected record rejects them all") @QueryParam("atomic") boolean atomic,
            @Parameter(description = "Names this request for 24 hours", required = true, example = "first-try") @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            @HeaderParam("Content-Length") @Nullable Long length, InputStream body) {
        RecordKind recordKind = RecordKind.ofWireName(kind).orElseThrow(() -> new RouageException(
                RecordErrorCode.UNKNOWN_KIND, "There is no kind '" + kind + "' of records"));
        TenantId tenant = viewer.get().tenant();
        IdempotencyKey idempotencyKey = IdempotencyKey.of(key);
        ContentCoding.check(encoding);
        CompletableFuture<StoredAnswer> answer = new CompletableFuture<>();
        BatchRoom.Place place = room.enter(tenant, length == null ? 0 : length);
        answer.whenComplete((_, _) -> place.close());
        try {
            Fingerprint fingerprint = new Fingerprint("batch/" + kind + (atomic ? "?atomic" : ""));
            byte[] bytes = SmallBody.read(new ReceivedStream(body, fingerprint), encoding, BodyLimit.BATCH,
                    place::grow);
            List<ReadItem> items = BatchReader.read(tenant, recordKind, clock.instant(), bytes);
            batches.take(new Batch(tenant, recordKind, items, atomic, idempotencyKey, fingerprint.finish()))
                    .subscribe().with(answer::complete, answer::completeExceptionally);
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
        return await(answer).toResponse();
    }

    /** What is not answered in time goes on, and keeps its place until it has ended; who repeats it gets its answer. */
    private StoredAnswer await(CompletableFuture<StoredAnswer> answer) {
        return Uni.createFrom().<StoredAnswer>emitter(waiting -> answer.whenComplete((stored, failure) -> {
            if (failure == null) {
                waiting.complete(stored);
            } else {
                waiting.fail(failure);
            }
        })).await().atMost(patience);
    }
}
