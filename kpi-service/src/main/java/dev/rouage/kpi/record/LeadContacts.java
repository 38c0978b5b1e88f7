package dev.rouage.kpi.record;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.journey.Moment;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds when people first turned to leads: outbound, by a person, and not only in thought. */
@ApplicationScoped
public class LeadContacts {
    private static final String CONTACTS = """
            SELECT lead_ref, fields ->> 'at', id FROM crm_record
            WHERE tenant_id = $1 AND kind = 'activity' AND lead_ref = ANY ($2) AND state = 'LIVE'
                AND fields ->> 'direction' = 'OUTBOUND' AND fields ->> 'automated' IS DISTINCT FROM 'true'
                AND fields ->> 'type' IN ('CALL', 'EMAIL', 'MEETING', 'DEMO', 'OTHER')
            """;

    private final RecordLinks links;

    LeadContacts(RecordLinks links) {
        this.links = links;
    }

    /** The first contact with each of these leads, which are survivors of their merges, or with one merged into it. */
    public Uni<Map<UUID, Instant>> first(SqlConnection connection, TenantId tenant, Collection<UUID> survivors) {
        return links.withMerged(connection, tenant, "lead", survivors).chain(members -> members.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection.preparedQuery(CONTACTS)
                        .execute(Tuple.of(tenant.value(), members.keySet().toArray(UUID[]::new)))
                        .map(rows -> first(rows, members)));
    }

    /**
     * The activity that was the first contact.
     *
     * @param activity
     *            of several at the same instant the one with the smallest id
     */
    public record Contact(Instant at, UUID activity) {
        private static final Comparator<Contact> EARLIEST_FIRST = Comparator.comparing(Contact::at)
                .thenComparing(Contact::activity);
    }

    /** The first contact that states each of these leads; merges are not followed. */
    public Uni<Map<UUID, Contact>> stated(SqlConnection connection, TenantId tenant, Collection<UUID> leads) {
        return leads.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection.preparedQuery(CONTACTS).execute(Tuple.of(tenant.value(), leads.toArray(UUID[]::new)))
                        .map(LeadContacts::stated);
    }

    private static Map<UUID, Contact> stated(RowSet<Row> rows) {
        Map<UUID, Contact> first = new HashMap<>();
        for (Row row : rows) {
            if (row.getString(1) != null
                    && Moment.parse(row.getString(1)).orElse(null) instanceof Moment.AtInstant(Instant at)) {
                first.merge(row.getUUID(0), new Contact(at, row.getUUID(2)),
                        BinaryOperator.minBy(Contact.EARLIEST_FIRST));
            }
        }
        return first;
    }

    private static Map<UUID, Instant> first(RowSet<Row> rows, Map<UUID, UUID> survivorByMember) {
        Map<UUID, Instant> first = new HashMap<>();
        for (Row row : rows) {
            if (row.getString(1) != null
                    && Moment.parse(row.getString(1)).orElse(null) instanceof Moment.AtInstant(Instant at)) {
                first.merge(survivorByMember.get(row.getUUID(0)), at,
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return first;
    }
}
