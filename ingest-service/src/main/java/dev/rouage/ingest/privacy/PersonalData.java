package dev.rouage.ingest.privacy;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A place beside the records where something of a person may lie. Every bean of this type is asked when a person is
 * erased; whoever keeps what senders have sent, as it came, provides one.
 */
public interface PersonalData {

    /** Erases the person there, within the caller's transaction; how many entries that concerned. */
    Uni<Integer> erase(SqlConnection connection, TenantId tenant, Person person);
}
