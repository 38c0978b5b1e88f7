package dev.rouage.ingest.bulk;

import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.rouage.ingest.body.ContentCoding;
import dev.rouage.ingest.body.ReceivedStream;
import dev.rouage.ingest.connection.ConnectionMapping;
import dev.rouage.ingest.connection.ConnectionMappings;
import dev.rouage.ingest.idempotency.Fingerprint;
import dev.rouage.ingest.idempotency.IdempotencyKey;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Takes files of any size. Lines are applied as they come, some thousand in a transaction, so that the sender is slowed
 * down to what the database takes and nothing has to be held. What an upload that breaks off has sent is applied; sending
 * the whole file again is safe, because a record is only ever moved forward.
 */
@Path("/v1/imports")
@RolesAllowed("integrator")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CurrentViewer viewer;
    private final ConnectionMappings connections;
    private final ImportUpload upload;

    ImportResource(CurrentViewer viewer, ConnectionMappings connections, ImportUpload upload) {
        this.viewer = viewer;
        this.connections = connections;
        this.upload = upload;
    }

    /** Reads the body to its end and answers once everything in it is stored or rejected. */
    @POST
    @Blocking
    @Consumes({NDJSON, CSV})
    @Operation(operationId = "importRecords", summary = "Import records of one kind from a file of any size", description = """
            NDJSON: one item a line, as in a batch. CSV: the first row names the columns: `source externalId rowKey op version \
            occurredAt nulled mergedInto`, any other one is a field (`fields.source` for a field of such a name); an empty value \
            says nothing. Lines that can't be taken are rejected, the others stored. `Content-Encoding: gzip` is taken. The \
            answer comes when all lines are applied or rejected; if the upload breaks off, send the whole file again with the \
            same Idempotency-Key.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = NDJSON, examples = @ExampleObject(name = "two records", value = ImportExamples.NDJSON)),
            @Content(mediaType = CSV, examples = @ExampleObject(name = "two rows", value = ImportExamples.CSV))})
    @APIResponse(responseCode = "202", description = "All lines are applied or rejected. PROCESSING: what a full resync lacks is being deleted", content = @Content(schema = @Schema(implementation = ImportJob.class), examples = @ExampleObject(name = "complete", value = ImportExamples.JOB)))
    @APIResponse(responseCode = "400", description = "EMPTY_IMPORT, INVALID_HEADER, INVALID_ENCODING, BROKEN_COMPRESSION, BODY_INTERRUPTED, IDEMPOTENCY_KEY_REQUIRED")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PRESET, UNKNOWN_OBJECT; NOT_FOUND: the company has no such connection")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_IN_USE, RESYNC_RUNNING; IMPORT_CANCELLED while it was read")
    @APIResponse(responseCode = "415", description = "Neither NDJSON nor CSV in UTF-8, or a Content-Encoding that is not gzip")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: the key belongs to another request")
    @APIResponse(responseCode = "429", description = "TOO_MANY_IMPORTS: the company reads four at once already")
    @APIResponse(responseCode = "503", description = "The database is away; repeat after Retry-After seconds with the same key")
    public Response upload(@BeanParam ImportParameters parameters, InputStream body) {
        TenantId tenant = viewer.get().tenant();
        ImportRequest request = ImportRequest.of(parameters, format(parameters), mapping(tenant, parameters));
        IdempotencyKey key = IdempotencyKey.of(parameters.key);
        ContentCoding.check(parameters.encoding);
        ForeignObject foreign = request.foreign();
        if (foreign != null && foreign.bringsStages()) {
            connections.storeStages(tenant, foreign.preset(), foreign.source()).await().atMost(PATIENCE);
        }
        Fingerprint fingerprint = new Fingerprint("imports/" + request);
        return upload.take(tenant, request, key, fingerprint, new ReceivedStream(body, fingerprint),
                parameters.encoding, parameters.length);
    }

    private @Nullable ConnectionMapping mapping(TenantId tenant, ImportParameters parameters) {
        String connection = ImportRequest.blankToNull(parameters.connection);
        return connection == null ? null : connections.find(tenant, connection).await().atMost(PATIENCE);
    }

    private static ImportFormat format(ImportParameters parameters) {
        MediaType type = MediaType.valueOf(String.valueOf(parameters.type));
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw new RouageException(StandardErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Files are taken in UTF-8, not in " + charset);
        }
        return type.getSubtype().equals("csv") ? ImportFormat.CSV : ImportFormat.NDJSON;
    }

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw unknown(id);
        }
    }

    static RouageException unknown(String id) {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no import '" + id + "'");
    }
}
