package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Slice;

/**
 * What journeys contribute now.
 *
 * @param concerned
 *            those asked for, and those that stand for them after merges: what any of them contributed before ends here
 * @param bookings
 *            of those that contribute anything
 * @param slices
 *            all that the bookings stand in
 */
public record Calculated(Collection<UUID> concerned, Map<UUID, Booking> bookings, Set<Slice> slices) {

    /** None of them contributes anything. */
    public static Calculated nothing(Collection<UUID> concerned) {
        return new Calculated(concerned, Map.of(), Set.of());
    }
}
