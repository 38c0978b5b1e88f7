package dev.rouage.kpi.report;

import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.figure.Figure;

/**
 * What a question comes to, for one owner.
 *
 * @param origin
 *            of the figures in {@code total}
 * @param total
 *            one figure for each asked for
 * @param groups
 *            of the first figure asked for, by the values of the dimensions, in their order
 */
public record Answer(Origin origin, List<ComparedFigure> total, List<Point> series, List<Group> groups) {

    /** From where the question was asked. */
    public Viewpoint viewpoint() {
        return origin.viewpoint();
    }

    /** What the question is about. */
    public Period period() {
        return origin.period();
    }

    /** A figure and the one it is compared with. */
    public record ComparedFigure(Figure figure, Optional<Figure> previous) {}

    /** A figure of a part of the period. */
    public record Point(Period period, ComparedFigure figure) {}

    /**
     * A figure of a part of the records.
     *
     * @param values
     *            one for each dimension; empty for records without one
     */
    public record Group(List<Optional<String>> values, ComparedFigure figure, List<Point> series) {}
}
