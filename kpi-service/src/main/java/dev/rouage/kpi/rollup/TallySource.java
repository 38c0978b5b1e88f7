package dev.rouage.kpi.rollup;

import java.util.Map;

import dev.rouage.kpi.figure.Tally;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Answers queries for tallies. */
public interface TallySource {

    /** The tallies, in one round trip to the database; those that would be empty are absent. */
    Uni<Map<TallyKey, Tally>> read(TenantId tenant, TallyQuery query);

    /** The same on a connection on which other statements are sent as well. */
    Uni<Map<TallyKey, Tally>> read(SqlConnection connection, TenantId tenant, TallyQuery query);
}
