package dev.rouage.kpi.journey.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** When a person of the company first turned to a prospect: its first human outbound activity. */
public final class FirstContact {

    private FirstContact() {}

    /** The first contact among these activities, in whatever order they are; empty while there is none. */
    public static Optional<Instant> of(Collection<Activity> activities) {
        return activities.stream().filter(Activity::isHumanContact).map(Activity::at)
                .min(Comparator.naturalOrder());
    }
}
