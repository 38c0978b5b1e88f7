package dev.rouage.kpi.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.spend.Spend;
import dev.rouage.kpi.journey.spend.SpendSide;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads spend records. */
@ApplicationScoped
public class SpendRecords {
    private static final String BY_ID = """
            SELECT id, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'spend' AND id = ANY ($2) AND state = 'LIVE'
            """;

    /** Those of the spends that are live and say what was spent on what side and when. */
    public Uni<List<Spend>> live(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Spend> spends = new ArrayList<>(rows.size());
                    rows.forEach(row -> spend(row).ifPresent(spends::add));
                    return spends;
                });
    }

    private static Optional<Spend> spend(Row row) {
        JsonNode fields = RecordJson.read(row.getString(1));
        Optional<SpendSide> side = RecordJson.text(fields, "side").flatMap(SpendRecords::side);
        Optional<BigDecimal> amount = RecordJson.decimal(fields, "amount");
        Optional<String> currency = RecordJson.text(fields, "currency");
        Optional<LocalDate> from = RecordJson.date(fields, "from");
        Optional<LocalDate> to = RecordJson.date(fields, "to");
        if (side.isEmpty() || amount.isEmpty() || currency.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spend(row.getUUID(0), side.get(), RecordJson.text(fields, "channel").orElse(null),
                amount.get(), currency.get(), from.get(), to.get()));
    }

    private static Optional<SpendSide> side(String text) {
        return switch (text) {
            case "MARKETING" -> Optional.of(SpendSide.MARKETING);
            case "SALES" -> Optional.of(SpendSide.SALES);
            default -> Optional.empty();
        };
    }
}
