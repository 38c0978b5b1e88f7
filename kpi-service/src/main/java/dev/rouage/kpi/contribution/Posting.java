package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All that a journey contributes: kept with the journey, to be taken back exactly when the journey changes.
 *
 * @param slice
 *            where it stands: with who owned it when it happened
 * @param current
 *            where it stands when everything is given to its present owner; null when that is the same slice
 */
public record Posting(SliceKey slice, @Nullable SliceKey current, List<Contribution> contributions) {

    /** Takes a copy. */
    public Posting {
        contributions = List.copyOf(contributions);
        current = slice.equals(current) ? null : current;
    }

    /** What has had one owner only. */
    public Posting(SliceKey slice, List<Contribution> contributions) {
        this(slice, null, contributions);
    }

    /** Whether it adds nothing. */
    public boolean isEmpty() {
        return contributions.isEmpty();
    }

    /** The first contribution to that measure. */
    public Optional<Contribution> of(Measure measure) {
        return contributions.stream().filter(contribution -> contribution.measure() == measure).findFirst();
    }

    /** The earliest day of its contributions; it has one. */
    public LocalDate firstDay() {
        return contributions.stream().map(Contribution::day).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The latest day of its contributions; it has one. */
    public LocalDate lastDay() {
        return contributions.stream().map(Contribution::day).max(Comparator.naturalOrder()).orElseThrow();
    }
}
