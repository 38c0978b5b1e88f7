package dev.rouage.coaching.event;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps events until they are published. */
@ApplicationScoped
public class Outbox {

    /** Adds the event to the transaction under way: it is published if, and only if, that commits. */
    public Uni<Void> add(SqlConnection connection, TenantId tenant, CoachingEvent event) {
        String payload = JsonNodeFactory.instance.objectNode().put("tenant", tenant.toString())
                .put("type", event.type()).put("id", event.id().toString()).put("rep", event.rep().toString())
                .put("at", event.at().toString()).set("fields", event.fields()).toString();
        return connection.preparedQuery("INSERT INTO outbox (tenant_id, rep_id, payload) VALUES ($1, $2, $3)")
                .execute(Tuple.of(tenant.value(), event.rep(), payload)).replaceWithVoid();
    }
}
