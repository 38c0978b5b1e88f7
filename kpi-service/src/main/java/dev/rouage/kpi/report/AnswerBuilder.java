package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.report.Answer.ComparedFigure;
import dev.rouage.kpi.report.Answer.Group;
import dev.rouage.kpi.report.Answer.Point;
import dev.rouage.kpi.rollup.TallyKey;

/** Puts an answer together from the tallies read for it: the total of all groups, then each group that may be seen. */
final class AnswerBuilder {
    private static final Comparator<List<Optional<String>>> BY_VALUES = Comparator.comparing(
            values -> String.join("\u0000", values.stream().map(value -> value.orElse("\uffff")).toList()));

    private final Viewpoint viewpoint;
    private final Question question;
    private final Windows windows;
    private final Map<Integer, Tally> totals = new HashMap<>();
    private final Map<List<Optional<String>>, Map<Integer, Tally>> groups = new TreeMap<>(BY_VALUES);

    AnswerBuilder(Viewpoint viewpoint, Question question, List<Map.Entry<TallyKey, Tally>> tallies) {
        this.viewpoint = viewpoint;
        this.question = question;
        this.windows = Windows.of(question, question.period().seenFrom(viewpoint.today()));
        for (Map.Entry<TallyKey, Tally> entry : tallies) {
            TallyKey key = entry.getKey();
            totals.computeIfAbsent(key.window(), _ -> new Tally()).addAll(entry.getValue());
            if (!question.by().isEmpty() && Guard.shows(viewpoint.scope(), question.by(), key.values())) {
                groups.computeIfAbsent(key.values(), _ -> new HashMap<>()).put(key.window(), entry.getValue());
            }
        }
    }

    Answer build() {
        KpiId first = question.kpis().getFirst();
        List<Group> grouped = new ArrayList<>();
        groups.forEach((values, tallies) -> grouped.add(
                new Group(values, compared(first, tallies), series(first, tallies))));
        return new Answer(viewpoint, windows.period(),
                question.kpis().stream().map(kpi -> compared(kpi, totals)).toList(), series(first, totals),
                List.copyOf(grouped));
    }

    private ComparedFigure compared(KpiId kpi, Map<Integer, Tally> tallies) {
        return new ComparedFigure(figure(kpi, tallies, 0, windows.period()),
                windows.previous().map(previous -> figure(kpi, tallies, 1, previous)));
    }

    private List<Point> series(KpiId kpi, Map<Integer, Tally> tallies) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < windows.series().size(); i++) {
            Period period = windows.series().get(i);
            points.add(new Point(period, new ComparedFigure(
                    figure(kpi, tallies, windows.firstOfSeries() + i, period), Optional.empty())));
        }
        return points;
    }

    private Figure figure(KpiId kpi, Map<Integer, Tally> tallies, int window, Period period) {
        return Evaluation.of(kpi, tally(tallies, window), new Frame(period, viewpoint.today(), question.options()));
    }

    private static Tally tally(Map<Integer, Tally> tallies, int window) {
        return tallies.getOrDefault(window, new Tally());
    }
}
