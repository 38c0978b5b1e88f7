package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Bars;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Reads tallies from the rollups: one round trip for a query, whatever it asks for. */
@ApplicationScoped
public class RollupReader implements TallySource {
    /** Histograms are looked up by their key whatever is asked for: planning that anew took longer than reading them. */
    private static final String PLANNED_ONCE = "SET LOCAL plan_cache_mode = force_generic_plan";

    private final TenantDatabase database;

    RollupReader(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Uni<Map<TallyKey, Tally>> read(TenantId tenant, TallyQuery query) {
        return database.read(tenant, connection -> read(connection, tenant, query));
    }

    @Override
    public Uni<Map<TallyKey, Tally>> read(SqlConnection connection, TenantId tenant, TallyQuery query) {
        TallyStatement statement = new TallyStatement(tenant, query);
        return rows(connection, statement).map(rows -> {
            Map<TallyKey, Tally> tallies = new HashMap<>();
            for (Row row : rows) {
                Segment segment = statement.segment(row.getInteger(0));
                Tally tally = tallies.computeIfAbsent(key(segment, row, query.values()), _ -> new Tally());
                add(tally, segment, row, statement.readsHistograms(), TallyStatement.NAMES + query.values());
            }
            tallies.values().removeIf(Tally::isEmpty);
            return tallies;
        });
    }

    private static Uni<RowSet<Row>> rows(SqlConnection connection, TallyStatement statement) {
        Uni<RowSet<Row>> rows = connection.preparedQuery(statement.sql()).execute(statement.arguments());
        return statement.readsHistograms()
                ? Uni.combine().all().unis(connection.query(PLANNED_ONCE).execute(), rows).with((_, found) -> found)
                : rows;
    }

    private static void add(Tally tally, Segment segment, Row row, boolean histogram, int content) {
        Measure measure = Measure.ofCode(row.getInteger(1));
        Reason reason = Reason.ofCode(row.getInteger(2));
        LocalDate day = row.getLocalDate(3);
        if (histogram) {
            Bars bars = new Bars(row.getBuffer(content).getBytes(), segment.firstBucket(), segment.endBucket());
            if (day == null) {
                tally.add(measure, reason, bars);
            } else {
                tally.add(measure, reason, day, bars);
            }
        } else {
            Sum sum = new Sum(row.getLong(content + 1), row.getBigDecimal(content + 2));
            if (day == null) {
                tally.add(measure, reason, row.getInteger(content), sum);
            } else {
                tally.add(measure, reason, day, row.getInteger(content), sum);
            }
        }
    }

    private static TallyKey key(Segment segment, Row row, int dimensions) {
        List<Optional<String>> values = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            values.add(Optional.ofNullable(row.getString(TallyStatement.NAMES + i)));
        }
        return new TallyKey(segment.window(), Optional.ofNullable(row.getUUID(4)), List.copyOf(values));
    }
}
