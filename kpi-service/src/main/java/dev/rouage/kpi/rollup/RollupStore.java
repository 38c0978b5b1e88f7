package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.HistogramKey;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.contribution.Span;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.platform.database.Pages;
import dev.rouage.platform.database.Pieces;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Moves the stored sums: one statement for thousands of them. Those of cuts that keep histograms are in their own store; this
 * one has the others.
 */
@ApplicationScoped
public class RollupStore {
    private static final int ROWS_OF_A_STATEMENT = 5_000;
    private static final String KEYS = """
            unnest($2::int[], $3::uuid[], $4::int[], $5::int[], $6::date[], $7::int[], $8::int[], $9::bigint[], $10::text[])
                AS move (cut, part, measure, span, day, reason, bucket, count, value)
            """;
    private static final String MOVE = """
            INSERT INTO rollup AS r (tenant_id, generation, cut, part, measure, span, day, reason, bucket, count, value)
            SELECT $1, $11, cut, part, measure, span, day, reason, bucket, count, value::numeric FROM
            """ + KEYS + """
            ON CONFLICT (tenant_id, generation, cut, part, measure, span, day, reason, bucket)
            DO UPDATE SET count = r.count + excluded.count, value = r.value + excluded.value
            """;
    /** LATERAL and LIMIT keep the planner from reading all sums to find a few: each is looked up by its key. */
    private static final String DROP_EMPTY = """
            DELETE FROM rollup WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
                SELECT empty.ctid FROM
            """ + KEYS + """
                , LATERAL (
                    SELECT r.ctid FROM rollup r
                    WHERE r.tenant_id = $1 AND r.generation = $11 AND r.cut = move.cut AND r.part = move.part
                        AND r.measure = move.measure AND r.span = move.span AND r.day = move.day
                        AND r.reason = move.reason AND r.bucket = move.bucket AND r.count = 0 AND r.value = 0
                    LIMIT 1
                ) AS empty
            ))
            """;
    private static final String AFTER = """
            SELECT cut, part, measure, span, day, reason, bucket, count, value FROM rollup
            WHERE tenant_id = $1 AND generation = $2
                AND (cut, part, measure, span, day, reason, bucket) > ($3, $4, $5, $6, $7, $8, $9)
            ORDER BY cut, part, measure, span, day, reason, bucket LIMIT $10
            """;
    private static final String REMOVE_SOME = """
            DELETE FROM rollup r USING (SELECT cut, part, measure, span, day, reason, bucket FROM rollup
                WHERE tenant_id = $1 AND generation = $2 LIMIT $3) AS picked
            WHERE r.tenant_id = $1 AND r.generation = $2 AND r.cut = picked.cut AND r.part = picked.part
                AND r.measure = picked.measure AND r.span = picked.span AND r.day = picked.day AND r.reason = picked.reason
                AND r.bucket = picked.bucket
            """;
    private static final String NAME_SLICES = """
            INSERT INTO slice (tenant_id, id, rep_id, source, channel, pipeline, segment, country, product, stage)
            SELECT $1, named.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[]) AS named
            ON CONFLICT DO NOTHING
            """;

    private final HistogramStore histograms;

    RollupStore(HistogramStore histograms) {
        this.histograms = histograms;
    }

    /**
     * Moves the sums. Those that shrink to nothing are dropped; a stock or a shift by slice that comes to nothing stays as a
     * row of zeros, which is read as no row is.
     */
    public Uni<Void> move(SqlConnection connection, Edition edition, Map<RollupKey, Sum> moves) {
        Map<Boolean, List<Map.Entry<RollupKey, Sum>>> ordered = moves.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(RollupKey.STORED_ORDER))
                .collect(Collectors.partitioningBy(move -> move.getKey().cut().keepsHistograms()));
        return Uni.join().all(histograms.move(connection, edition, ordered.get(true)),
                Pieces.each(ordered.get(false), ROWS_OF_A_STATEMENT, rows -> moveRows(connection, edition, rows)))
                .andFailFast().replaceWithVoid();
    }

    /** Makes the slices known, so that sums can be selected by their values. */
    public Uni<Void> name(SqlConnection connection, TenantId tenant, Collection<Slice> slices) {
        List<Slice> named = List.copyOf(slices);
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple arguments = Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(column(named, slice -> slice.key().id(), UUID[]::new))
                .addArrayOfUUID(column(named, Slice::rep, UUID[]::new))
                .addArrayOfString(column(named, Slice::source, String[]::new))
                .addArrayOfString(column(named, Slice::channel, String[]::new))
                .addArrayOfString(column(named, Slice::pipeline, String[]::new))
                .addArrayOfString(column(named, Slice::segment, String[]::new))
                .addArrayOfString(column(named, Slice::country, String[]::new))
                .addArrayOfString(column(named, Slice::product, String[]::new))
                .addArrayOfString(column(named, Slice::stage, String[]::new));
        return connection.preparedQuery(NAME_SLICES).execute(arguments).replaceWithVoid();
    }

    /** Hands over all sums of an edition, reading so many rows at once; for audits, not for figures. */
    public Uni<Void> each(SqlConnection connection, Edition edition, int rows, BiConsumer<RollupKey, Sum> taker) {
        return Pages.each(Optional.<HistogramKey>empty(),
                last -> histograms.after(connection, edition, last, rows)
                        .invoke(page -> page.forEach(named -> named.histogram()
                                .each((bucket, sum) -> taker.accept(named.key().at(bucket), sum)))),
                last -> Optional.of(last.key()))
                .chain(() -> Pages.each(Optional.<RollupKey>empty(),
                        last -> after(connection, edition, last, rows)
                                .invoke(page -> page.forEach(one -> taker.accept(one.getKey(), one.getValue()))),
                        last -> Optional.of(last.getKey())));
    }

    private static Uni<List<Map.Entry<RollupKey, Sum>>> after(SqlConnection connection, Edition edition,
            Optional<RollupKey> last, int limit) {
        RollupKey from = last.orElse(new RollupKey(Cut.TOTAL, Cut.NOBODY, Measure.values()[0], Span.DAY,
                LocalDate.EPOCH, Reason.COUNTED, 0));
        Tuple arguments = Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation())
                .addInteger(last.isEmpty() ? -1 : from.cut().code()).addUUID(from.part())
                .addInteger(from.measure().code()).addInteger(from.span().code()).addLocalDate(from.day())
                .addInteger(from.reason().code()).addInteger(from.bucket()).addInteger(limit);
        return connection.preparedQuery(AFTER).execute(arguments).map(rows -> {
            List<Map.Entry<RollupKey, Sum>> sums = new ArrayList<>(rows.size());
            rows.forEach(row -> sums.add(Map.entry(new RollupKey(Cut.ofCode(row.getInteger(0)), row.getUUID(1),
                    Measure.ofCode(row.getInteger(2)), Span.ofCode(row.getInteger(3)), row.getLocalDate(4),
                    Reason.ofCode(row.getInteger(5)), row.getInteger(6)),
                    new Sum(row.getLong(7), row.getBigDecimal(8)))));
            return sums;
        });
    }

    /** Removes some of a generation's sums; answers how many. */
    public Uni<Integer> removeSome(SqlConnection connection, TenantId tenant, int generation, int limit) {
        return connection.preparedQuery(REMOVE_SOME).execute(Tuple.of(tenant.value(), generation, limit))
                .chain(rows -> histograms.removeSome(connection, tenant, generation, limit)
                        .map(removed -> removed + rows.rowCount()));
    }

    private static Uni<Void> moveRows(SqlConnection connection, Edition edition,
            List<Map.Entry<RollupKey, Sum>> rows) {
        Uni<?> moved = connection.preparedQuery(MOVE).execute(arguments(edition, rows));
        List<Map.Entry<RollupKey, Sum>> shrunk = rows.stream().filter(RollupStore::mayBeEmpty).toList();
        return shrunk.isEmpty()
                ? moved.replaceWithVoid()
                : moved.chain(() -> connection.preparedQuery(DROP_EMPTY).execute(arguments(edition, shrunk)))
                        .replaceWithVoid();
    }

    /**
     * Stocks and shifts go up and down in the course of things: looking whether they are empty is not worth the while. Sums
     * over two dates may come to nothing by what is added, too.
     */
    private static boolean mayBeEmpty(Map.Entry<RollupKey, Sum> moved) {
        RollupKey key = moved.getKey();
        boolean goesUpAndDown = key.measure().reading() == Reading.STOCK || key.cut() == Cut.SLICE_SHIFT;
        return !goesUpAndDown && (moved.getValue().count() < 0 || key.measure().reading() == Reading.HISTORY);
    }

    /** Row by row: column by column it takes twice the time, and this is where most rows pass. */
    private static Tuple arguments(Edition edition, List<Map.Entry<RollupKey, Sum>> rows) {
        int size = rows.size();
        Integer[] cuts = new Integer[size];
        UUID[] parts = new UUID[size];
        Integer[] measures = new Integer[size];
        Integer[] spans = new Integer[size];
        LocalDate[] days = new LocalDate[size];
        Integer[] reasons = new Integer[size];
        Integer[] buckets = new Integer[size];
        Long[] counts = new Long[size];
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            RollupKey key = rows.get(i).getKey();
            Sum sum = rows.get(i).getValue();
            cuts[i] = key.cut().code();
            parts[i] = key.part();
            measures[i] = key.measure().code();
            spans[i] = key.span().code();
            days[i] = key.day();
            reasons[i] = key.reason().code();
            buckets[i] = key.bucket();
            counts[i] = sum.count();
            values[i] = sum.value().toPlainString();
        }
        return Tuple.tuple().addUUID(edition.tenant().value()).addArrayOfInteger(cuts).addArrayOfUUID(parts)
                .addArrayOfInteger(measures).addArrayOfInteger(spans).addArrayOfLocalDate(days)
                .addArrayOfInteger(reasons).addArrayOfInteger(buckets).addArrayOfLong(counts)
                .addArrayOfString(values).addInteger(edition.generation());
    }

    private static <R, T> T[] column(List<R> rows, Function<R, @Nullable T> value, IntFunction<T[]> array) {
        T[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
