package dev.rouage.kpi.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.rep.RepStart;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads when reps were hired. */
@ApplicationScoped
public class RepRecords {
    private static final String BY_ID = """
            SELECT id, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'rep' AND id = ANY ($2) AND state = 'LIVE'
            """;

    /** Those of the reps that are live and whose day of hire is known. */
    public Uni<Map<UUID, RepStart>> starts(SqlConnection connection, TenantId tenant, Collection<UUID> reps) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), reps.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, RepStart> starts = new HashMap<>();
                    rows.forEach(row -> {
                        JsonNode fields = RecordJson.read(row.getString(1));
                        RecordJson.date(fields, "hiredOn").ifPresent(hired -> starts.put(row.getUUID(0),
                                new RepStart(hired, RecordJson.date(fields, "leftOn").orElse(null))));
                    });
                    return starts;
                });
    }
}
