package dev.rouage.coaching.event;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.event.CoachingEnvelopeJson;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps events until they are published. */
@ApplicationScoped
public class Outbox {

    /** Adds the event to the transaction under way: it is published if, and only if, that commits. */
    public Uni<Void> add(SqlConnection connection, TenantId tenant, CoachingEvent event) {
        return addAll(connection, tenant, List.of(event));
    }

    /** Adds the events to the transaction under way, in one statement. */
    public Uni<Void> addAll(SqlConnection connection, TenantId tenant, List<CoachingEvent> events) {
        return connection.preparedQuery("""
                INSERT INTO outbox (tenant_id, rep_id, payload)
                SELECT $1, event.* FROM unnest($2::uuid[], $3::text[]) AS event
                """)
                .execute(Tuple.of(tenant.value())
                        .addArrayOfUUID(events.stream().map(CoachingEvent::rep).toArray(UUID[]::new))
                        .addArrayOfString(events.stream().map(event -> payload(tenant, event)).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String payload(TenantId tenant, CoachingEvent event) {
        return CoachingEnvelopeJson.write(new CoachingEnvelope(tenant, event.type(), event.id(), event.revision(),
                event.withdrawn(), event.rep(), event.at(), event.fields()));
    }
}
