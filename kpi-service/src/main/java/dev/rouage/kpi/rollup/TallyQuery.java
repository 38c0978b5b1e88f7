package dev.rouage.kpi.rollup;

import java.time.LocalDate;
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
 * @param today
 *            as far as histories are known
 * @param attribution
 *            to whom belongs what has changed hands
 * @param windows
 *            the periods to tally, each for itself; they may overlap
 * @param owners
 *            tallies for each of these reps or teams apart
 * @param by
 *            tallies for each value of these dimensions apart
 * @param byStage
 *            for each stage apart, of measures that are summed up by stage: a tally's values are then the CRM, the pipeline and
 *            the stage, and there is no other dimension; what is selected by is the rep, the team and the pipeline
 */
public record TallyQuery(int generation, LocalDate today, Attribution attribution, Set<Measure> measures,
        List<Period> windows,
        Owners owners, Selection selection, List<KpiDimension> by, boolean byStage) {

    /** Of measures that are summed up in whole journeys. */
    public TallyQuery(int generation, LocalDate today, Attribution attribution, Set<Measure> measures,
            List<Period> windows,
            Owners owners, Selection selection, List<KpiDimension> by) {
        this(generation, today, attribution, measures, windows, owners, selection, by, false);
    }

    /** Whose contributions are asked for one by one. */
    public sealed interface Owners {

        /** Nobody's: the company's in one. */
        record Company() implements Owners {}

        /** Each of these reps'. */
        record Reps(List<UUID> ids) implements Owners {}

        /** Each of these teams', with the teams below it; a rep's contributions count for every team above. */
        record Teams(List<UUID> ids) implements Owners {}

        /** Only that one of them. */
        default Owners only(UUID id) {
            return switch (this) {
                case Company _ -> this;
                case Reps _ -> new Reps(List.of(id));
                case Teams _ -> new Teams(List.of(id));
            };
        }
    }

    /** How many values a tally is named by. */
    int values() {
        return byStage ? 3 : by.size();
    }

    /** The coarsest cut that can answer. */
    Cut cut() {
        if (byStage) {
            return Cut.STAGE;
        }
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
