package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    /** As the table's key begins: written in this order, rows that lie together are touched together. */
    private static final Comparator<RollupKey> BY_DAY = (one, other) -> one.measure() == other.measure()
            ? one.day().compareTo(other.day())
            : one.measure().compareTo(other.measure());
    private static final String KEYS = """
            unnest($3::int[], $4::date[], $5::int[], $6::uuid[], $7::int[], $8::int[], $9::bigint[], $10::text[])
                AS move (measure, day, cut, part, reason, bucket, count, value)
            """;
    private static final String MOVE = """
            INSERT INTO rollup AS r (tenant_id, generation, measure, day, cut, part, reason, bucket, count, value)
            SELECT $1, $2, measure, day, cut, part, reason, bucket, count, value::numeric FROM
            """ + KEYS + """
            ON CONFLICT (tenant_id, generation, measure, day, cut, part, reason, bucket)
            DO UPDATE SET count = r.count + excluded.count, value = r.value + excluded.value
            """;
    /** LATERAL and LIMIT keep the planner from reading all sums to find a few: each is looked up by its key. */
    private static final String DROP_EMPTY = """
            DELETE FROM rollup WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
                SELECT empty.ctid FROM
            """ + KEYS
            + """
                        , LATERAL (
                            SELECT r.ctid FROM rollup r
                            WHERE r.tenant_id = $1 AND r.generation = $2 AND r.measure = move.measure AND r.day = move.day
                                AND r.cut = move.cut AND r.part = move.part AND r.reason = move.reason
                                AND r.bucket = move.bucket AND r.count = 0 AND r.value = 0
                            LIMIT 1
                        ) AS empty
                    ))
                    """;
    private static final String AFTER = """
            SELECT measure, day, cut, part, reason, bucket, count, value FROM rollup
            WHERE tenant_id = $1 AND generation = $2
                AND (measure, day, cut, part, reason, bucket) > ($3, $4, $5, $6, $7, $8)
            ORDER BY measure, day, cut, part, reason, bucket LIMIT $9
            """;
    private static final String REMOVE_SOME = """
            DELETE FROM rollup r USING (SELECT measure, day, cut, part, reason, bucket FROM rollup
                WHERE tenant_id = $1 AND generation = $2 LIMIT $3) AS picked
            WHERE r.tenant_id = $1 AND r.generation = $2 AND r.measure = picked.measure AND r.day = picked.day
                AND r.cut = picked.cut AND r.part = picked.part AND r.reason = picked.reason AND r.bucket = picked.bucket
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
        Map<Boolean, List<Map.Entry<RollupKey, Sum>>> stores = moves.entrySet().stream()
                .collect(Collectors.partitioningBy(move -> move.getKey().cut().keepsHistograms()));
        List<Map.Entry<RollupKey, Sum>> rows = stores.get(false);
        rows.sort(Map.Entry.comparingByKey(BY_DAY));
        return Uni.join().all(histograms.move(connection, edition, stores.get(true)),
                Pieces.each(rows, ROWS_OF_A_STATEMENT, some -> moveRows(connection, edition, some)))
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
        RollupKey from = last.orElse(new RollupKey(Cut.SLICE, Cut.NOBODY, Measure.values()[0], Span.DAY,
                LocalDate.EPOCH, Reason.COUNTED, 0));
        Tuple arguments = Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation())
                .addInteger(last.isEmpty() ? -1 : from.measure().code()).addLocalDate(from.day())
                .addInteger(from.cut().code()).addUUID(from.part()).addInteger(from.reason().code())
                .addInteger(from.bucket()).addInteger(limit);
        return connection.preparedQuery(AFTER).execute(arguments).map(rows -> {
            List<Map.Entry<RollupKey, Sum>> sums = new ArrayList<>(rows.size());
            rows.forEach(row -> sums.add(Map.entry(
                    new RollupKey(Cut.ofCode(row.getInteger(2)), row.getUUID(3), Measure.ofCode(row.getInteger(0)),
                            Span.DAY, row.getLocalDate(1), Reason.ofCode(row.getInteger(4)), row.getInteger(5)),
                    new Sum(row.getLong(6), row.getBigDecimal(7)))));
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
        Integer[] measures = new Integer[size];
        LocalDate[] days = new LocalDate[size];
        Integer[] cuts = new Integer[size];
        UUID[] parts = new UUID[size];
        Integer[] reasons = new Integer[size];
        Integer[] buckets = new Integer[size];
        Long[] counts = new Long[size];
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            RollupKey key = rows.get(i).getKey();
            Sum sum = rows.get(i).getValue();
            measures[i] = key.measure().code();
            days[i] = key.day();
            cuts[i] = key.cut().code();
            parts[i] = key.part();
            reasons[i] = key.reason().code();
            buckets[i] = key.bucket();
            counts[i] = sum.count();
            values[i] = sum.value().toPlainString();
        }
        return Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation())
                .addArrayOfInteger(measures).addArrayOfLocalDate(days).addArrayOfInteger(cuts).addArrayOfUUID(parts)
                .addArrayOfInteger(reasons).addArrayOfInteger(buckets).addArrayOfLong(counts)
                .addArrayOfString(values);
    }

    private static <R, T> T[] column(List<R> rows, Function<R, @Nullable T> value, IntFunction<T[]> array) {
        T[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
