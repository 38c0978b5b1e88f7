package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.journey.rep.RepStart;
import dev.rouage.kpi.settings.Edition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds reps' first sales of their own among the deals that are booked: one look-up in an index for each rep. */
@ApplicationScoped
public class FirstSales {
    private static final String FIRST = """
            SELECT rep.id, sale.own_sale_on
            FROM unnest($3::uuid[], $4::date[]) AS rep (id, hired_on), LATERAL (
                SELECT own_sale_on FROM journey
                WHERE tenant_id = $1 AND generation = $2 AND rep_id = rep.id AND own_sale_on IS NOT NULL
                    AND own_sale_on >= rep.hired_on
                    AND (own_created_on IS NULL OR own_created_on >= rep.hired_on)
                ORDER BY own_sale_on LIMIT 1
            ) AS sale
            """;

    /** The day of each rep's first sale since the day of hire; of deals that the rep had from their beginning only. */
    public Uni<Map<UUID, LocalDate>> of(SqlConnection connection, Edition edition, Map<UUID, RepStart> starts) {
        List<Map.Entry<UUID, RepStart>> reps = List.copyOf(starts.entrySet());
        return connection.preparedQuery(FIRST).execute(Tuple.tuple().addUUID(edition.tenant().value())
                .addInteger(edition.generation())
                .addArrayOfUUID(reps.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .addArrayOfLocalDate(reps.stream().map(rep -> rep.getValue().hiredOn()).toArray(LocalDate[]::new)))
                .map(rows -> {
                    Map<UUID, LocalDate> first = new HashMap<>();
                    rows.forEach(row -> first.put(row.getUUID(0), row.getLocalDate(1)));
                    return first;
                });
    }
}
