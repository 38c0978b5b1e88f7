package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Reads tallies from the rollups: one round trip for a query, whatever it asks for. */
@ApplicationScoped
public class RollupReader implements TallySource {
    private final TenantDatabase database;

    RollupReader(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Uni<Map<TallyKey, Tally>> read(TenantId tenant, TallyQuery query) {
        TallyStatement statement = new TallyStatement(tenant, query);
        return database.query(tenant, statement.sql(), statement.arguments()).map(rows -> {
            Map<TallyKey, Tally> tallies = new HashMap<>();
            rows.forEach(row -> add(tallies.computeIfAbsent(key(row, query.by().size()), _ -> new Tally()), row));
            return tallies;
        });
    }

    private static void add(Tally tally, Row row) {
        Measure measure = Measure.ofCode(row.getInteger(1));
        Reason reason = Reason.ofCode(row.getInteger(2));
        Sum sum = new Sum(row.getLong(4), row.getBigDecimal(5));
        LocalDate day = row.getLocalDate(6);
        if (day == null) {
            tally.add(measure, reason, row.getInteger(3), sum);
        } else {
            tally.add(measure, reason, day, row.getInteger(3), sum);
        }
    }

    private static TallyKey key(Row row, int dimensions) {
        List<Optional<String>> values = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            values.add(Optional.ofNullable(row.getString(8 + i)));
        }
        return new TallyKey(row.getInteger(0), Optional.ofNullable(row.getUUID(7)), List.copyOf(values));
    }
}
