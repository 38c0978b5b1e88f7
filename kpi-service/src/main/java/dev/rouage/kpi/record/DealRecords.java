package dev.rouage.kpi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.Moment;
import dev.rouage.kpi.journey.deal.Deal;
import dev.rouage.kpi.journey.deal.DealDates;
import dev.rouage.kpi.journey.deal.DealLinks;
import dev.rouage.kpi.journey.deal.DealTerms;
import dev.rouage.kpi.journey.deal.DealType;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads opportunity records as deals. */
@ApplicationScoped
public class DealRecords {
    private static final String BY_ID = """
            SELECT id, source, external_id, fields::text, history::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'opportunity' AND id = ANY ($2) AND state = 'LIVE'
            """;
    /** Those of the deals that are live; a deleted or merged one has left. */
    public Uni<List<Deal>> live(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
                .map(DealRecords::deals);
    }

    private static List<Deal> deals(RowSet<Row> rows) {
        List<Deal> deals = new ArrayList<>(rows.size());
        for (Row row : rows) {
            JsonNode fields = RecordJson.read(row.getString(3));
            StageName stage = new StageName(row.getString(1), RecordJson.text(fields, "pipeline").orElse(""),
                    RecordJson.text(fields, "stage").orElse(""));
            deals.add(new Deal(row.getUUID(0), row.getString(2), stage, terms(fields), links(fields),
                    dates(fields, RecordJson.read(row.getString(4)))));
        }
        return deals;
    }

    private static DealTerms terms(JsonNode fields) {
        return new DealTerms(RecordJson.decimal(fields, "amount").orElse(null),
                RecordJson.text(fields, "currency").orElse(null),
                RecordJson.text(fields, "type").flatMap(DealRecords::type).orElse(DealType.NEW),
                RecordJson.text(fields, "product").orElse(null));
    }

    private static Optional<DealType> type(String text) {
        return switch (text) {
            case "NEW" -> Optional.of(DealType.NEW);
            case "RENEWAL" -> Optional.of(DealType.RENEWAL);
            case "EXPANSION" -> Optional.of(DealType.EXPANSION);
            default -> Optional.empty();
        };
    }

    private static DealLinks links(JsonNode fields) {
        return new DealLinks(RecordJson.id(fields, "owner").orElse(null), RecordJson.id(fields, "account").orElse(null),
                RecordJson.id(fields, "lead").orElse(null));
    }

    private static DealDates dates(JsonNode fields, JsonNode history) {
        return new DealDates(RecordJson.text(fields, "createdAt").flatMap(Moment::parse).orElse(null),
                RecordJson.text(fields, "closedAt").flatMap(Moment::parse).orElse(null),
                RecordJson.changes(history, "stage", Optional::of),
                RecordJson.changes(history, "owner", RecordJson::id));
    }
}
