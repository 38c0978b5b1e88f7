package dev.rouage.ingest.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Reads imports for the graph, and cancels them. */
@ApplicationScoped
class ImportRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIND = "SELECT to_jsonb(j)::text FROM import_job j WHERE j.tenant_id = $1 AND j.id = $2";
    private static final String RECENT = """
            SELECT to_jsonb(j)::text FROM import_job j WHERE j.tenant_id = $1
              AND ($2::text IS NULL OR j.kind = $2::record_kind) AND ($3::text IS NULL OR j.state = $3)
              AND ($4::timestamptz IS NULL OR (j.created_at, j.id) < ($4, $5))
             ORDER BY j.created_at DESC, j.id DESC LIMIT $6
            """;
    private static final String CANCEL = """
            UPDATE import_job j SET state = 'CANCELLED', finished_at = now()
             WHERE j.tenant_id = $1 AND j.id = $2 AND j.state IN ('RECEIVING', 'PROCESSING')
            """;

    private final TenantDatabase database;

    ImportRecords(TenantDatabase database) {
        this.database = database;
    }

    /** The import; null when the company has none of that id. */
    Uni<@Nullable Import> find(TenantId tenant, @Nullable UUID id) {
        return database.query(tenant, FIND, Tuple.of(tenant.value(), id)).map(rows -> first(rows).orElse(null));
    }

    /** Imports, the latest first. */
    Uni<List<Import>> recent(TenantId tenant, @Nullable String kind, @Nullable ImportStatus state, PageRequest page) {
        return database.query(tenant, RECENT, Tuple.tuple().addUUID(tenant.value()).addString(kind)
                .addString(state == null ? null : state.name()).addOffsetDateTime(createdAt(page))
                .addUUID(RecordQuery.keyId(page)).addInteger(page.sizeAndOneMore()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ImportRecords::read).toList());
    }

    /** Cancels what is under way, and answers with the import as it is then; null when the company has none of that id. */
    Uni<@Nullable Import> cancel(TenantId tenant, @Nullable UUID id) {
        return database.inTransaction(tenant,
                connection -> connection.preparedQuery(CANCEL).execute(Tuple.of(tenant.value(), id))
                        .chain(() -> connection.preparedQuery(FIND).execute(Tuple.of(tenant.value(), id)))
                        .map(rows -> first(rows).orElse(null)));
    }

    private static @Nullable OffsetDateTime createdAt(PageRequest page) {
        try {
            return page.after().isEmpty()
                    ? null
                    : Instant.parse(RecordQuery.keyText(page)).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'after' is no cursor of this connection");
        }
    }

    private static Optional<Import> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ImportRecords::read).findFirst();
    }

    private static Import read(Row row) {
        try {
            return Import.of(JSON.readTree(row.getString(0)));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The database holds JSON that is none", failure);
        }
    }
}
