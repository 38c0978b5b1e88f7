package dev.rouage.platform.event;

import java.util.List;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a service does with changes of one company, within the transaction that also commits how far it has read. */
@FunctionalInterface
public interface FeedEffect {
    /**
     * Applies the changes, in their order. A failure rolls all of them back; they come again one by one, and the one that
     * fails alone goes to the dead-letter topic.
     */
    Uni<Void> apply(SqlConnection connection, TenantId tenant, List<ChangeEvent> changes);
}
