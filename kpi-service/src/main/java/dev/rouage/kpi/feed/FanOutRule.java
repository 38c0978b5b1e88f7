package dev.rouage.kpi.feed;

import java.util.List;

import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Tells which journeys a batch of changes may touch, for some kinds of journeys. A bean of this type is all the feed needs
 * to know. A number of statements that the batch's size doesn't change, and none where nothing can depend on what changed.
 */
interface FanOutRule {

    /** The journeys of its kinds that the changes, which are stored already, may touch. */
    Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes);
}
