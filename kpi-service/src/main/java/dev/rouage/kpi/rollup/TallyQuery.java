package dev.rouage.kpi.rollup;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Measure;

/**
 * What to read from the rollups.
 *
 * @param generation
 *            of the figures that are shown
 * @param attribution
 *            to whom belongs what has changed hands
 * @param windows
 *            the periods to tally, each for itself; they may overlap
 * @param owners
 *            tallies for each of these reps or teams apart
 * @param by
 *            tallies for each value of these dimensions apart
 */
public record TallyQuery(int generation, Attribution attribution, Set<Measure> measures, List<Period> windows,
        Owners owners, Selection selection, List<KpiDimension> by) {

    /** Whose contributions are asked for one by one. */
    public sealed interface Owners {

        /** Nobody's: the company's in one. */
        record Company() implements Owners {}

        /** Each of these reps'. */
        record Reps(List<UUID> ids) implements Owners {}

        /** Each of these teams', with the teams below it; a rep's contributions count for every team above. */
        record Teams(List<UUID> ids) implements Owners {}
    }

    /** The coarsest cut that can answer. */
    Cut cut() {
        boolean byValue = !selection.values().isEmpty()
                || by.stream().anyMatch(dimension -> dimension != KpiDimension.REP && dimension != KpiDimension.TEAM);
        if (byValue) {
            return Cut.SLICE;
        }
        boolean byRep = !by.isEmpty() || selection.reps().isPresent() || selection.teams().isPresent()
                || !(owners instanceof Owners.Company);
        return byRep ? Cut.REP : Cut.TOTAL;
    }
}
