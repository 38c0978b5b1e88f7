package dev.rouage.ingest.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Reports in PostgreSQL. */
@ApplicationScoped
class QualityStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Begins a report that is not fresh, unless another one of the company is being computed: by any replica, for at most ten
     * minutes, after which whoever did it must be gone. The import has to exist.
     */
    private static final String CLAIM = """
            INSERT INTO quality_report AS q (tenant_id, source, import_id, state, started_at)
            SELECT $1::uuid, $2::text, $3::uuid, 'COMPUTING', now()
             WHERE NOT EXISTS (SELECT FROM quality_report o WHERE o.tenant_id = $1 AND o.state = 'COMPUTING'
                 AND o.started_at > now() - interval '10 minutes')
               AND ($3::uuid = '00000000-0000-0000-0000-000000000000'
                 OR EXISTS (SELECT FROM import_job j WHERE j.tenant_id = $1 AND j.id = $3))
            ON CONFLICT (tenant_id, source, import_id) DO UPDATE SET state = 'COMPUTING', started_at = now()
             WHERE q.state = 'FAILED' OR q.started_at < now() - $4::bigint * interval '1 millisecond'
            RETURNING source
            """;
    private static final String FINISH = """
            UPDATE quality_report SET state = 'READY', computed_at = now(), records = $4, findings = $5::text::jsonb,
              unfinished = $6 WHERE tenant_id = $1 AND source = $2 AND import_id = $3
            """;
    private static final String FAIL = """
            UPDATE quality_report SET state = 'FAILED' WHERE tenant_id = $1 AND source = $2 AND import_id = $3
            """;
    /** Callers choose the sources, so the number of reports needs a bound. */
    private static final String FORGET = """
            DELETE FROM quality_report q WHERE q.tenant_id = $1 AND q.started_at < (
              SELECT o.started_at FROM quality_report o WHERE o.tenant_id = $1
               ORDER BY o.started_at DESC OFFSET 100 LIMIT 1)
            """;
    private static final String FIND = """
            SELECT q.state, q.computed_at, q.records, q.findings::text AS findings, q.unfinished
              FROM (SELECT) one LEFT JOIN quality_report q ON q.tenant_id = $1::uuid AND q.source = $2::text
               AND q.import_id = $3::uuid
             WHERE $3::uuid = '00000000-0000-0000-0000-000000000000'
                OR EXISTS (SELECT FROM import_job j WHERE j.tenant_id = $1 AND j.id = $3)
            """;
    private static final String NAMES = """
            SELECT r.id, r.source, r.external_id FROM (
                SELECT * FROM unnest($2::text[], $3::uuid[]) AS t(kind, id)) e
              JOIN record r ON r.tenant_id = $1 AND r.kind = e.kind::record_kind AND r.id = e.id
            """;

    private final TenantDatabase database;

    QualityStore(TenantDatabase database) {
        this.database = database;
    }

    /** Whether the caller is the one to compute the report now. */
    Uni<Boolean> claim(TenantId tenant, QualityScope scope, long freshMillis) {
        Tuple arguments = key(tenant, scope).addLong(freshMillis);
        return database.inTransaction(tenant, connection -> connection.preparedQuery(CLAIM).execute(arguments))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> finish(TenantId tenant, QualityScope scope, QualityComputation.Found found) {
        Tuple arguments = key(tenant, scope).addLong(found.records()).addString(json(found.findings()))
                .addArrayOfString(found.unfinished().toArray(String[]::new));
        return database.inTransaction(tenant, connection -> connection.preparedQuery(FINISH).execute(arguments)
                .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(tenant.value())))).replaceWithVoid();
    }

    Uni<Void> fail(TenantId tenant, QualityScope scope) {
        return database.inTransaction(tenant,
                connection -> connection.preparedQuery(FAIL).execute(key(tenant, scope))).replaceWithVoid();
    }

    /** The report as it is; fails with {@code NOT_FOUND} when the company has no such import. */
    Uni<Kept> find(TenantId tenant, QualityScope scope) {
        return database.query(tenant, FIND, key(tenant, scope)).map(rows -> {
            for (Row row : rows) {
                return kept(row);
            }
            throw QualityScope.unknownLoad(scope.load());
        });
    }

    /** The records of those ids as they are called now; those that are gone are left out. */
    Uni<Map<UUID, QualityExample>> names(TenantId tenant, List<StoredFinding> findings) {
        List<String> kinds = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        findings.forEach(finding -> finding.examples().forEach(id -> {
            kinds.add(finding.kind());
            ids.add(id);
        }));
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addArrayOfString(kinds.toArray(String[]::new))
                .addArrayOfUUID(ids.toArray(UUID[]::new));
        return database.query(tenant, NAMES, arguments).map(rows -> {
            Map<UUID, QualityExample> names = new HashMap<>();
            rows.forEach(row -> names.put(row.getUUID(0),
                    new QualityExample(row.getUUID(0).toString(), row.getString(1), row.getString(2))));
            return names;
        });
    }

    private static Tuple key(TenantId tenant, QualityScope scope) {
        return Tuple.tuple().addUUID(tenant.value()).addString(scope.sourceKey()).addUUID(scope.loadKey());
    }

    private static Kept kept(Row row) {
        if (row.getString("state") == null) {
            return new Kept(QualityState.WAITING, null, null, List.of(), List.of());
        }
        return new Kept(QualityState.valueOf(row.getString("state")),
                row.getOffsetDateTime("computed_at") == null
                        ? null
                        : row.getOffsetDateTime("computed_at").toInstant(),
                row.getLong("records"), findings(row.getString("findings")),
                Arrays.asList(row.getArrayOfStrings("unfinished")));
    }

    private static String json(List<StoredFinding> findings) {
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Findings are always JSON", failure);
        }
    }

    private static List<StoredFinding> findings(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<StoredFinding>>() {});
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The database holds JSON that is none", failure);
        }
    }

    /** A report as it is kept. */
    record Kept(QualityState state, @Nullable Instant computedAt,
            @Nullable Long records, List<StoredFinding> findings, List<String> unfinished) {}
}
