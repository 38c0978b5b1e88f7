package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Difference;
import dev.rouage.kpi.contribution.JourneyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Works out what the journeys of one kind contribute. A bean of this type is all that the feed, rebuilds and audits need to
 * know of a kind.
 */
public interface JourneyCalculation {

    /** The kind. */
    JourneyKind kind();

    /** Whether it rests on bookings of kinds that don't: then it waits for them. */
    default boolean restsOnBookings() {
        return false;
    }

    /** What those journeys contribute now, in a number of statements that their number doesn't change. */
    Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids);

    /** The same from records alone; to be given where {@link #restsOnBookings}. */
    default Uni<Calculated> afresh(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return of(connection, rules, ids);
    }

    /**
     * The ids behind that one, in the order of ids, of all journeys that may contribute anything; for rebuilds and audits.
     * Some may be among them that never do.
     */
    Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit);

    /** The journeys of kinds that rest on bookings, if what has changed is among what they rest on. */
    default Touched touchedBy(Difference<Booking> difference) {
        return Touched.none();
    }
}
