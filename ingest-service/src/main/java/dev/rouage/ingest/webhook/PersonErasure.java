package dev.rouage.ingest.webhook;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Forgets a person, because a CRM says so. */
public interface PersonErasure {

    /** Erases what is personal about a record, within the caller's transaction. */
    Uni<Void> erase(SqlConnection connection, TenantId tenant, RecordKind kind, String source, String externalId);
}
