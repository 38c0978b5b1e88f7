package dev.rouage.kpi.contribution;

import java.util.List;
import java.util.Optional;

/** All that a journey contributes: kept with the journey, to be taken back exactly when the journey changes. */
public record Posting(SliceKey slice, List<Contribution> contributions) {

    /** Takes a copy. */
    public Posting {
        contributions = List.copyOf(contributions);
    }

    /** Whether it adds nothing. */
    public boolean isEmpty() {
        return contributions.isEmpty();
    }

    Optional<Contribution> of(Measure measure) {
        return contributions.stream().filter(contribution -> contribution.measure() == measure).findFirst();
    }
}
