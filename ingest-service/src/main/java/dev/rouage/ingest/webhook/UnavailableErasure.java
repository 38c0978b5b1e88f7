package dev.rouage.ingest.webhook;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Stands in where nothing erases: the event is parked, and can be replayed once something does. */
@DefaultBean
@ApplicationScoped
class UnavailableErasure implements PersonErasure {

    @Override
    public Uni<Void> erase(SqlConnection connection, TenantId tenant, RecordKind kind, String source,
            String externalId) {
        return Uni.createFrom().failure(new RouageException(WebhookErrorCode.ERASURE_UNAVAILABLE,
                "Nothing in this service erases a " + kind.wireName()));
    }
}
