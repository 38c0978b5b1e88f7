package dev.rouage.kpi.journey.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FirstContactProperties {

    @Property
    void isTheEarliestOutboundActivityOfAPersonThatIsNoPreparation(@ForAll("activities") List<Activity> activities) {
        Instant earliest = null;
        for (Activity activity : activities) {
            boolean counts = activity.outbound() && !activity.automated()
                    && !List.of("RESEARCH", "PERSONALISATION").contains(activity.type().name());
            if (counts && (earliest == null || activity.at().isBefore(earliest))) {
                earliest = activity.at();
            }
        }
        assertEquals(Optional.ofNullable(earliest), FirstContact.of(activities));
    }

    @Property
    void doesNotDependOnTheOrderOfArrival(@ForAll("activities") List<Activity> activities, @ForAll Random random) {
        List<Activity> shuffled = new ArrayList<>(activities);
        Collections.shuffle(shuffled, random);
        assertEquals(FirstContact.of(activities), FirstContact.of(shuffled));
    }

    @Provide
    Arbitrary<List<Activity>> activities() {
        return Combinators.combine(Arbitraries.of(ActivityType.values()), Arbitraries.of(true, false),
                Arbitraries.of(true, false), Arbitraries.longs().between(0, 20)).as(
                        (type, outbound, automated,
                                second) -> new Activity(type, outbound, automated, Instant.ofEpochSecond(second), null))
                .list().ofMaxSize(12);
    }
}
