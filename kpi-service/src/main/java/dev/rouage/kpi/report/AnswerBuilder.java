package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.report.Answer.ComparedFigure;
import dev.rouage.kpi.report.Answer.Group;
import dev.rouage.kpi.report.Answer.Point;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyKey;
import dev.rouage.kpi.rollup.TallyQuery.Owners;

/** Puts an answer together from the tallies read for it: the total of all groups, then each group that may be seen. */
final class AnswerBuilder {
    private static final Comparator<List<Optional<String>>> BY_VALUES = Comparator.comparing(
            values -> String.join("\u0000", values.stream().map(value -> value.orElse("\uffff")).toList()));

    private final Viewpoint viewpoint;
    private final Question question;
    private final Owners owner;
    private final Windows windows;
    private final Set<KpiDimension> chosenBy;
    private final Map<Integer, Tally> totals = new HashMap<>();
    private final Map<List<Optional<String>>, Map<Integer, Tally>> groups = new TreeMap<>(BY_VALUES);

    AnswerBuilder(Viewpoint viewpoint, Question question, Owners owner, List<Map.Entry<TallyKey, Tally>> tallies) {
        this.viewpoint = viewpoint;
        this.chosenBy = chosenBy(question.selection(), owner);
        this.question = question;
        this.owner = owner;
        this.windows = Windows.of(question, viewpoint);
        for (Map.Entry<TallyKey, Tally> entry : tallies) {
            TallyKey key = entry.getKey();
            if (question.by().isEmpty()) {
                totals.put(key.window(), entry.getValue());
                continue;
            }
            totals.computeIfAbsent(key.window(), _ -> new Tally()).addAll(entry.getValue());
            if (Guard.shows(viewpoint.scope(), question.by(), key.values())) {
                groups.computeIfAbsent(key.values(), _ -> new HashMap<>()).put(key.window(), entry.getValue());
            }
        }
    }

    private static Set<KpiDimension> chosenBy(Selection selection, Owners owners) {
        Set<KpiDimension> dimensions = EnumSet.noneOf(KpiDimension.class);
        dimensions.addAll(selection.values().keySet());
        selection.reps().ifPresent(_ -> dimensions.add(KpiDimension.REP));
        selection.teams().ifPresent(_ -> dimensions.add(KpiDimension.TEAM));
        switch (owners) {
            case Owners.Company _ -> {
                // nobody's in particular
            }
            case Owners.Reps _ -> dimensions.add(KpiDimension.REP);
            case Owners.Teams _ -> dimensions.add(KpiDimension.TEAM);
        }
        return dimensions;
    }

    Answer build() {
        KpiId first = question.kpis().getFirst();
        Set<KpiDimension> groupedBy = EnumSet.noneOf(KpiDimension.class);
        groupedBy.addAll(chosenBy);
        groupedBy.addAll(question.by());
        List<Group> grouped = new ArrayList<>();
        groups.forEach((values, tallies) -> grouped.add(
                new Group(values, compared(first, tallies, groupedBy), series(first, tallies, groupedBy))));
        return new Answer(new Origin(viewpoint, question, owner, List.of(), windows.period()),
                question.kpis().stream().map(kpi -> compared(kpi, totals, chosenBy)).toList(),
                series(first, totals, chosenBy),
                List.copyOf(grouped));
    }

    private ComparedFigure compared(KpiId kpi, Map<Integer, Tally> tallies, Set<KpiDimension> cutBy) {
        return new ComparedFigure(figure(kpi, tallies, 0, windows.period(), cutBy),
                windows.previous().map(previous -> figure(kpi, tallies, 1, previous, cutBy)));
    }

    private List<Point> series(KpiId kpi, Map<Integer, Tally> tallies, Set<KpiDimension> cutBy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < windows.series().size(); i++) {
            Period period = windows.series().get(i);
            points.add(new Point(period, new ComparedFigure(
                    figure(kpi, tallies, windows.firstOfSeries() + i, period, cutBy), Optional.empty())));
        }
        return points;
    }

    private Figure figure(KpiId kpi, Map<Integer, Tally> tallies, int window, Period period,
            Set<KpiDimension> cutBy) {
        return Evaluation.of(kpi, tally(tallies, window),
                viewpoint.frame(period, question.options(), cutBy));
    }

    private static Tally tally(Map<Integer, Tally> tallies, int window) {
        return tallies.getOrDefault(window, new Tally());
    }
}
