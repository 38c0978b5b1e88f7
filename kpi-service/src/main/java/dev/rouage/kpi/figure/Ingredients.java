package dev.rouage.kpi.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Reason;

/** Tells which of a journey's contributions a figure of a period is made of. */
public final class Ingredients {
    private final FigureRule rule;
    private final Set<Measure> measures;
    private final Period period;

    private Ingredients(FigureRule rule, Period period) {
        this.rule = rule;
        this.measures = rule.measures();
        this.period = period;
    }

    /** What that figure is made of, and what tells what is left out of it. */
    public static Ingredients of(KpiId kpi, Period period, Options options, Policy policy) {
        return new Ingredients(FigureRule.of(kpi, options, policy), period);
    }

    /** The kinds of journeys that contribute to it. */
    public Set<JourneyKind> kinds() {
        Set<JourneyKind> kinds = EnumSet.noneOf(JourneyKind.class);
        measures.forEach(measure -> kinds.add(measure.kind()));
        return kinds;
    }

    /** The first day that contributions to it may have. */
    public LocalDate from() {
        boolean periodOnly = measures.stream().map(Measure::reading)
                .allMatch(reading -> reading == Reading.PERIOD || reading == Reading.DAILY);
        return periodOnly ? period.from() : LocalDate.of(1, 1, 1);
    }

    /** The day after the last one that contributions to it may have. */
    public LocalDate to() {
        return period.to();
    }

    /** Those of the contributions that it is made of; what has come and gone before the period began is none of them. */
    public List<Contribution> among(List<Contribution> contributions) {
        List<Contribution> parts = new ArrayList<>();
        Map<Key, List<Contribution>> standing = new LinkedHashMap<>();
        for (Contribution one : contributions) {
            if (!measures.contains(one.measure()) || !one.day().isBefore(period.to()) || rule.isTooLate(one)) {
                continue;
            }
            switch (one.measure().reading()) {
                case PERIOD -> addWithin(one, parts);
                case DAILY -> addWithin(one, parts);
                case STOCK -> standing.computeIfAbsent(Key.of(one), _ -> new ArrayList<>()).add(one);
                case LEDGER -> standing.computeIfAbsent(Key.of(one), _ -> new ArrayList<>()).add(one);
                case HISTORY -> standing.computeIfAbsent(Key.of(one), _ -> new ArrayList<>()).add(one);
            }
        }
        standing.forEach((key, all) -> addStanding(key, all, parts));
        return parts;
    }

    private void addWithin(Contribution one, List<Contribution> parts) {
        if (period.contains(one.day())) {
            parts.add(one);
        }
    }

    /** Of a stock what is there at the period's end; of a history also what moved within the period. */
    private void addStanding(Key key, List<Contribution> all, List<Contribution> parts) {
        boolean there = all.stream().mapToInt(Contribution::count).sum() != 0;
        boolean moved = key.measure.reading() == Reading.HISTORY
                && all.stream().anyMatch(one -> period.contains(one.day()));
        if (there || moved) {
            parts.add(all.getLast().count() > 0 ? all.getLast() : all.getFirst());
        }
    }

    private record Key(Measure measure, Reason reason) {
        static Key of(Contribution contribution) {
            return new Key(contribution.measure(), contribution.reason());
        }
    }
}
