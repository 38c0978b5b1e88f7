package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Histogram;
import dev.rouage.kpi.contribution.HistogramKey;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Span;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.platform.database.Pieces;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The stored histograms: read, added to and written back, thousands in a statement. Nobody else does so at the same time: the
 * caller holds the company's lock.
 */
@ApplicationScoped
class HistogramStore {
    private static final int ROWS_OF_A_STATEMENT = 2_000;
    private static final String KEYS = """
            unnest($3::int[], $4::uuid[], $5::int[], $6::int[], $7::date[], $8::int[]
            """;
    /** LATERAL and LIMIT keep the planner from reading all histograms to find a few: each is looked up by its key. */
    private static final String FIND = """
            SELECT key.place, found.sums FROM
            """ + KEYS + """
            ) WITH ORDINALITY AS key (cut, part, measure, span, day, reason, place), LATERAL (
                SELECT h.sums FROM histogram h
                WHERE h.tenant_id = $1 AND h.generation = $2 AND h.cut = key.cut AND h.part = key.part
                    AND h.measure = key.measure AND h.span = key.span AND h.day = key.day AND h.reason = key.reason
                LIMIT 1
            ) AS found
            """;
    private static final String ADD = """
            INSERT INTO histogram (tenant_id, generation, cut, part, measure, span, day, reason, sums)
            SELECT $1, $2, key.* FROM
            """ + KEYS + """
            , $9::bytea[]) AS key
            """;
    private static final String REPLACE = ADD
            + """
                    ON CONFLICT (tenant_id, generation, cut, part, measure, span, day, reason) DO UPDATE SET sums = excluded.sums
                    """;
    private static final String REMOVE = """
            DELETE FROM histogram WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
                SELECT found.ctid FROM
            """ + KEYS + """
                ) AS key (cut, part, measure, span, day, reason), LATERAL (
                    SELECT h.ctid FROM histogram h
                    WHERE h.tenant_id = $1 AND h.generation = $2 AND h.cut = key.cut AND h.part = key.part
                        AND h.measure = key.measure AND h.span = key.span AND h.day = key.day AND h.reason = key.reason
                    LIMIT 1
                ) AS found
            ))
            """;
    private static final String AFTER = """
            SELECT cut, part, measure, span, day, reason, sums FROM histogram
            WHERE tenant_id = $1 AND generation = $2
                AND (cut, part, measure, span, day, reason) > ($3, $4, $5, $6, $7, $8)
            ORDER BY cut, part, measure, span, day, reason LIMIT $9
            """;
    private static final String REMOVE_SOME = """
            DELETE FROM histogram WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
                SELECT h.ctid FROM histogram h WHERE h.tenant_id = $1 AND h.generation = $2 LIMIT $3
            ))
            """;

    /** A histogram and its name. */
    record Named(HistogramKey key, Histogram histogram) {}

    /** Adds these sums. */
    Uni<Void> move(SqlConnection connection, Edition edition, List<Map.Entry<RollupKey, Sum>> moves) {
        return Pieces.each(named(moves), ROWS_OF_A_STATEMENT, some -> moveSome(connection, edition, some));
    }

    /** The histograms of an edition behind that one, in the order in which they are stored; for audits, not for figures. */
    Uni<List<Named>> after(SqlConnection connection, Edition edition, Optional<HistogramKey> last, int limit) {
        Tuple arguments = Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation());
        last.ifPresentOrElse(
                key -> arguments.addInteger(key.cut().code()).addUUID(key.part()).addInteger(key.measure().code())
                        .addInteger(key.span().code()).addLocalDate(key.day()).addInteger(key.reason().code()),
                () -> arguments.addInteger(-1).addUUID(Cut.NOBODY).addInteger(0).addInteger(0)
                        .addLocalDate(LocalDate.EPOCH).addInteger(0));
        return connection.preparedQuery(AFTER).execute(arguments.addInteger(limit)).map(rows -> {
            List<Named> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(new Named(new HistogramKey(Cut.ofCode(row.getInteger(0)), row.getUUID(1),
                    Measure.ofCode(row.getInteger(2)), Span.ofCode(row.getInteger(3)), row.getLocalDate(4),
                    Reason.ofCode(row.getInteger(5))), histogram(row, 6))));
            return found;
        });
    }

    /** Removes some of a generation's histograms; answers how many. */
    Uni<Integer> removeSome(SqlConnection connection, TenantId tenant, int generation, int limit) {
        return connection.preparedQuery(REMOVE_SOME).execute(Tuple.of(tenant.value(), generation, limit))
                .map(rows -> rows.rowCount());
    }

    /** In the order in which they are stored. */
    private static List<Named> named(List<Map.Entry<RollupKey, Sum>> moves) {
        Map<HistogramKey, NavigableMap<Integer, Sum>> histograms = new HashMap<>();
        for (Map.Entry<RollupKey, Sum> move : moves) {
            histograms.computeIfAbsent(move.getKey().histogram(), _ -> new TreeMap<>())
                    .put(move.getKey().bucket(), move.getValue());
        }
        return histograms.entrySet().stream().sorted(Map.Entry.comparingByKey(HistogramKey.STORED_ORDER))
                .map(one -> new Named(one.getKey(), Histogram.of(one.getValue()))).toList();
    }

    private static Uni<?> moveSome(SqlConnection connection, Edition edition, List<Named> moves) {
        return connection.preparedQuery(FIND).execute(keys(edition, moves)).chain(rows -> {
            Histogram[] stored = new Histogram[moves.size()];
            rows.forEach(row -> stored[row.getInteger(0) - 1] = histogram(row, 1));
            List<Named> added = new ArrayList<>();
            List<Named> replaced = new ArrayList<>();
            List<Named> removed = new ArrayList<>();
            for (int i = 0; i < stored.length; i++) {
                Named move = moves.get(i);
                if (stored[i] == null) {
                    added.add(move);
                } else {
                    Named now = new Named(move.key, stored[i].plus(move.histogram));
                    (now.histogram.isEmpty() ? removed : replaced).add(now);
                }
            }
            return Uni.join().all(write(connection, ADD, edition, added), write(connection, REPLACE, edition, replaced),
                    removed.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : connection.preparedQuery(REMOVE).execute(keys(edition, removed)).replaceWithVoid())
                    .andFailFast();
        });
    }

    private static Uni<Void> write(SqlConnection connection, String statement, Edition edition, List<Named> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).execute(keys(edition, rows).addValue(column(rows,
                        named -> io.vertx.core.buffer.Buffer.buffer(named.histogram.bytes()),
                        io.vertx.core.buffer.Buffer[]::new))).replaceWithVoid();
    }

    private static Tuple keys(Edition edition, List<Named> rows) {
        return Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation())
                .addArrayOfInteger(column(rows, named -> named.key.cut().code(), Integer[]::new))
                .addArrayOfUUID(column(rows, named -> named.key.part(), UUID[]::new))
                .addArrayOfInteger(column(rows, named -> named.key.measure().code(), Integer[]::new))
                .addArrayOfInteger(column(rows, named -> named.key.span().code(), Integer[]::new))
                .addArrayOfLocalDate(column(rows, named -> named.key.day(), LocalDate[]::new))
                .addArrayOfInteger(column(rows, named -> named.key.reason().code(), Integer[]::new));
    }

    private static Histogram histogram(Row row, int column) {
        Buffer bytes = row.getBuffer(column);
        return Histogram.read(bytes.getBytes());
    }

    private static <T> T[] column(List<Named> rows, Function<Named, T> value, IntFunction<T[]> array) {
        T[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
