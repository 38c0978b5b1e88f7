package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.ingest.body.BodyErrorCode;
import dev.rouage.ingest.body.ReceivedStream;
import dev.rouage.ingest.bulk.ImportReceiver.Received;
import dev.rouage.ingest.idempotency.Fingerprint;
import dev.rouage.ingest.idempotency.IdempotencyKey;
import dev.rouage.ingest.idempotency.IdempotentAnswers;
import dev.rouage.ingest.idempotency.KeyState;
import dev.rouage.ingest.idempotency.StoredAnswer;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One upload from its key to its answer. The answer says 202 once every line is applied or rejected, durably; whatever
 * ends it before leaves a failed import, and the key free for a repetition.
 */
@Singleton
class ImportUpload {
    private static final Logger LOG = Logger.getLogger(ImportUpload.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantDatabase database;
    private final IdempotentAnswers answers;
    private final ImportJobs jobs;
    private final ImportReceiver receiver;
    private final ActiveImports imports;
    private final ResyncSweep sweep;
    private final ObjectMapper json;

    ImportUpload(TenantDatabase database, IdempotentAnswers answers, ImportJobs jobs, ImportReceiver receiver,
            ActiveImports imports, ResyncSweep sweep, ObjectMapper json) {
        this.database = database;
        this.answers = answers;
        this.jobs = jobs;
        this.receiver = receiver;
        this.imports = imports;
        this.sweep = sweep;
        this.json = json;
    }

    /** Reads the body to its end, unless the request was answered before; blocks. */
    Response take(TenantId tenant, ImportRequest request, IdempotencyKey key, Fingerprint fingerprint,
            ReceivedStream body, @Nullable String encoding, @Nullable Long length) {
        try (ActiveImports.ActiveImport active = imports.begin(tenant, UUID.randomUUID())) {
            KeyState state = claim(active, request, key, length);
            if (state instanceof KeyState.Answered answered) {
                drain(body);
                return answered.replay(fingerprint.finish()).toResponse();
            }
            active.claim();
            return receive(active, request, key, fingerprint, body, encoding);
        }
    }

    private KeyState claim(ActiveImports.ActiveImport active, ImportRequest request, IdempotencyKey key,
            @Nullable Long length) {
        try {
            return database.inTransaction(active.tenant(),
                    connection -> answers.claim(connection, active.tenant(), key, active.id())
                            .call(state -> state instanceof KeyState.Free
                                    ? jobs.create(connection, active.tenant(), active.id(), request, length)
                                    : Uni.createFrom().voidItem()))
                    .await().atMost(PATIENCE);
        } catch (PgException failure) {
            if ("import_job_resync".equals(failure.getConstraint())) {
                throw new RouageException(ImportErrorCode.RESYNC_RUNNING, "A full resync of '" + request.source()
                        + "' is running; wait for its end or cancel it", failure);
            }
            throw failure;
        }
    }

    private Response receive(ActiveImports.ActiveImport active, ImportRequest request, IdempotencyKey key,
            Fingerprint fingerprint, ReceivedStream body, @Nullable String encoding) {
        try {
            Received received = receiver.receive(active, request, body, encoding);
            if (request.isResync() && received.applied() == 0) {
                throw new RouageException(ImportErrorCode.EMPTY_IMPORT,
                        "A full resync without a single record would delete everything; nothing was deleted");
            }
            return accept(active, request, received, key, fingerprint.finish());
        } catch (ImportEndedException _) {
            cleanUp(active, request);
            throw ended(active);
        } catch (RouageException failure) {
            fail(active, failure.code().name(), String.valueOf(failure.getMessage()));
            cleanUp(active, request);
            throw failure;
        } catch (RuntimeException failure) {
            LOG.warnf("Import %s ended early: %s", active.id(), failure);
            fail(active, ImportErrorCode.IMPORT_INTERRUPTED.name(),
                    "The service or its database failed; the counts say how far it came");
            cleanUp(active, request);
            throw Availability.isDown(failure) ? interrupted(active, failure) : failure;
        }
    }

    /** Ends the import, and keeps the answer in the same transaction. */
    private Response accept(ActiveImports.ActiveImport active, ImportRequest request, Received received,
            IdempotencyKey key, byte[] fingerprint) {
        boolean sweeps = request.isResync() && received.rejected() == 0;
        ImportState state = sweeps ? ImportState.PROCESSING : ImportState.COMPLETE;
        StoredAnswer answer = database.inTransaction(active.tenant(), connection -> jobs
                .end(connection, active.tenant(), active.id(), state, null, request.isResync() && !sweeps)
                .map(job -> new StoredAnswer(202, print(job.orElseThrow(ImportEndedException::new)), false))
                .call(made -> answers.keep(connection, active.tenant(), key, fingerprint, made)))
                .await().atMost(PATIENCE);
        cleanUp(active, request);
        return Response.fromResponse(answer.toResponse()).header("Location", "/v1/imports/" + active.id()).build();
    }

    /** Deletes what a full resync lacks if it has come that far, and forgets what it has named in any case. */
    private void cleanUp(ActiveImports.ActiveImport active, ImportRequest request) {
        if (request.isResync()) {
            sweep.begin(active.tenant(), active.id());
        }
    }

    private String print(ImportJob job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An import is always JSON", failure);
        }
    }

    private RouageException ended(ActiveImports.ActiveImport active) {
        Optional<ImportJob> job = jobs.find(active.tenant(), active.id()).await().atMost(PATIENCE);
        boolean cancelled = job.filter(ended -> ended.state() == ImportState.CANCELLED).isPresent();
        return cancelled
                ? new RouageException(ImportErrorCode.IMPORT_CANCELLED,
                        "Import " + active.id() + " was cancelled; what it had applied by then stays")
                : interrupted(active, new ImportEndedException());
    }

    private static RouageException interrupted(ActiveImports.ActiveImport active, RuntimeException cause) {
        return new RouageException(ImportErrorCode.IMPORT_INTERRUPTED, "Import " + active.id()
                + " was interrupted; send the whole file again, with the same Idempotency-Key", cause);
    }

    /** As far as the database can be reached; else the keeper finds it later. */
    private void fail(ActiveImports.ActiveImport active, String code, String message) {
        jobs.end(active.tenant(), active.id(), ImportState.FAILED, new ImportJob.Failure(code, message))
                .onFailure().recoverWithItem(Optional.empty()).await().atMost(PATIENCE);
    }

    private static void drain(ReceivedStream body) {
        try {
            body.drain();
        } catch (IOException failure) {
            throw new RouageException(BodyErrorCode.BODY_INTERRUPTED, "The body broke off: " + failure.getMessage(),
                    failure);
        }
    }
}
