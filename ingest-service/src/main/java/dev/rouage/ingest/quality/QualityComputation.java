package dev.rouage.ingest.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.KindFields;
import dev.rouage.ingest.store.Shard;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * Looks through the records with one statement a check, one after the other on one connection at a time. Each reads only,
 * in a transaction of its own, so that the feed need not wait for it; the database ends what takes too long.
 */
@ApplicationScoped
class QualityComputation {
    private static final String CANCELED = "57014";

    private final TenantDatabase database;
    private final QualityConfig config;

    QualityComputation(TenantDatabase database, QualityConfig config) {
        this.database = database;
        this.config = config;
    }

    Uni<Found> compute(TenantId tenant, QualityScope scope) {
        Found found = new Found();
        return Multi.createFrom().items(RecordKind.values())
                .onItem().transformToUniAndConcatenate(kind -> presence(tenant, scope, kind, found))
                .collect().last()
                .chain(() -> Multi.createFrom().iterable(checks(scope))
                        .onItem().transformToUniAndConcatenate(check -> check(tenant, scope, check, found))
                        .collect().last())
                .replaceWith(found);
    }

    private static List<QualityCheck> checks(QualityScope scope) {
        List<QualityCheck> checks = new ArrayList<>(QualityChecks.all());
        if (scope.load() != null && scope.source() == null) {
            checks.add(QualityChecks.rejections());
        }
        return checks;
    }

    private Uni<Boolean> presence(TenantId tenant, QualityScope scope, RecordKind kind, Found found) {
        List<String> optional = List.copyOf(KindFields.of(kind).optional());
        Tuple arguments = arguments(tenant, scope);
        return limited(tenant, "presence of " + kind.wireName(), found, connection -> connection
                .preparedQuery(QualityChecks.presence(kind, optional)).execute(arguments).chain(rows -> {
                    Row row = rows.iterator().next();
                    found.totals.put(kind, row.getLong(0));
                    TreeSet<String> lacking = new TreeSet<>();
                    for (int i = 0; i < optional.size(); i++) {
                        if (row.getLong(i + 1) < row.getLong(0)) {
                            lacking.add(optional.get(i));
                        }
                    }
                    return lacking.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : connection.preparedQuery(QualityChecks.absentees(kind, lacking)).execute(arguments)
                                    .invoke(ids -> found.addAbsent(kind, row, optional, ids)).replaceWithVoid();
                }));
    }

    private Uni<Boolean> check(TenantId tenant, QualityScope scope, QualityCheck check, Found found) {
        return limited(tenant, check.name(), found, connection -> connection.preparedQuery(check.sql())
                .execute(arguments(tenant, scope)).invoke(found::addAll).replaceWithVoid());
    }

    /** Runs the work; true, or false and a note when the database has ended it. */
    private Uni<Boolean> limited(TenantId tenant, String name, Found found,
            Function<SqlConnection, Uni<Void>> work) {
        String settings = "SET TRANSACTION READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL statement_timeout = "
                + config.timeLimit().toMillis();
        return database.inTransaction(tenant,
                connection -> connection.query(settings).execute().chain(() -> work.apply(connection)))
                .replaceWith(true)
                .onFailure(QualityComputation::isTimeout).recoverWithItem(() -> {
                    found.unfinished.add(name);
                    return false;
                });
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof PgException database && CANCELED.equals(database.getSqlState());
    }

    private static Tuple arguments(TenantId tenant, QualityScope scope) {
        return Tuple.of(tenant.value(), scope.source(), scope.load(), (short) Shard.of(tenant));
    }

    /** What has been found so far; filled by one check at a time. */
    static final class Found {
        private final List<StoredFinding> findings = new ArrayList<>();
        private final List<String> unfinished = new ArrayList<>();
        private final Map<RecordKind, Long> totals = new EnumMap<>(RecordKind.class);

        List<StoredFinding> findings() {
            return findings;
        }

        List<String> unfinished() {
            return unfinished;
        }

        long records() {
            return totals.values().stream().mapToLong(Long::longValue).sum();
        }

        private void addAll(RowSet<Row> rows) {
            for (Row row : rows) {
                QualityCode code = QualityCode.valueOf(row.getString("code"));
                String kind = row.getString("kind");
                long of = code == QualityCode.REJECTED ? 0 : total(kind);
                List<UUID> examples = Arrays.stream(row.getArrayOfUUIDs("examples")).filter(id -> id != null).toList();
                findings.add(new StoredFinding(code, kind, row.getString("field"), row.getString("detail"),
                        row.getLong("hits"), of, examples));
            }
        }

        private long total(String kind) {
            return RecordKind.ofWireName(kind).map(known -> totals.getOrDefault(known, 0L)).orElse(0L);
        }

        private void addAbsent(RecordKind kind, Row counts, List<String> optional, RowSet<Row> absent) {
            Map<String, List<UUID>> examples = new HashMap<>();
            absent.forEach(row -> examples.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                    .add(row.getUUID(1)));
            for (int i = 0; i < optional.size(); i++) {
                long missing = counts.getLong(0) - counts.getLong(i + 1);
                if (missing > 0) {
                    findings.add(new StoredFinding(QualityCode.MISSING_FIELD, kind.wireName(), optional.get(i), "",
                            missing, counts.getLong(0), examples.getOrDefault(optional.get(i), List.of())));
                }
            }
        }
    }
}
