package dev.rouage.coaching.graph;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.rouage.coaching.onboarding.Onboarding;
import dev.rouage.coaching.onboarding.OnboardingReader;
import dev.rouage.coaching.roster.Person;
import dev.rouage.coaching.roster.Roster;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * The onboarding of all reps that one request names, read together when the first of them is asked for. Each rep then
 * has its own answer, so that one which the viewer may not see fails alone.
 */
final class OnboardingBatch {
    private final Uni<Loaded> loaded;

    OnboardingBatch(Roster roster, OnboardingReader reader, Viewer viewer, Collection<UUID> reps) {
        loaded = roster.find(viewer, reps)
                .chain(people -> reader
                        .read(viewer.tenant(), people.values().stream().filter(Person::visible).toList())
                        .map(onboardings -> new Loaded(people, onboardings)))
                .memoize().indefinitely();
    }

    /** The rep's onboarding; null for an unknown rep and for one who follows no program. */
    Uni<@Nullable Onboarding> of(UUID rep) {
        return loaded.map(all -> all.onboardingOf(rep));
    }

    private record Loaded(Map<UUID, Person> people, Map<UUID, Onboarding> onboardings) {

        @Nullable
        Onboarding onboardingOf(UUID rep) {
            Person person = people.get(rep);
            if (person == null) {
                return null;
            }
            if (!person.visible()) {
                throw new RouageException(StandardErrorCode.FORBIDDEN,
                        "The onboarding of rep " + rep + " is not yours to see");
            }
            return onboardings.get(person.id());
        }
    }
}
