package dev.rouage.kpi.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.graph.Exclusion;
import dev.rouage.kpi.graph.KpiFigure;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Answer.ComparedFigure;
import dev.rouage.kpi.report.Origin;
import org.jspecify.annotations.Nullable;

/** An answer as rows: the total of each figure, its series, then each group with its series. */
final class FigureRows {
    private static final List<String> FIGURE = List.of("kpi", "value", "unit", "currency", "numerator", "denominator",
            "n", "median", "p75", "low", "high", "smallSample", "mature", "previous", "delta", "noValueBecause",
            "definitionVersion", "dataThrough", "computedAt", "basis", "windowDays", "excluded");

    private final Answer answer;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private FigureRows(Answer answer) {
        this.answer = answer;
    }

    /** What a row is, the days it is about, a column for each dimension, and the figure. */
    static List<String> columns(List<KpiDimension> by) {
        List<String> columns = new ArrayList<>(List.of("row", "from", "to"));
        by.forEach(dimension -> columns.add(dimension.name().toLowerCase(Locale.ROOT)));
        columns.addAll(FIGURE);
        return columns;
    }

    static List<List<@Nullable Object>> of(Answer answer) {
        FigureRows all = new FigureRows(answer);
        List<Optional<String>> nothing = answer.origin().question().by().stream()
                .map(_ -> Optional.<String>empty()).toList();
        answer.total().forEach(figure -> all.add("TOTAL", nothing, answer.origin(), answer.period(), figure));
        answer.series()
                .forEach(point -> all.add("TOTAL_POINT", nothing, answer.origin(), point.period(), point.figure()));
        for (Answer.Group group : answer.groups()) {
            Origin origin = answer.origin().of(group.values());
            all.add("GROUP", group.values(), origin, answer.period(), group.figure());
            group.series()
                    .forEach(point -> all.add("GROUP_POINT", group.values(), origin, point.period(), point.figure()));
        }
        return all.rows;
    }

    private void add(String row, List<Optional<String>> values, Origin origin, Period period, ComparedFigure compared) {
        KpiFigure figure = new KpiFigure(origin.in(period), compared);
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row);
        cells.add(period.from().toString());
        cells.add(period.to().toString());
        values.forEach(value -> cells.add(value.orElse(null)));
        cells.add(figure.getKpi().name());
        cells.add(figure.getValue());
        cells.add(figure.getUnit().name());
        cells.add(figure.getCurrency());
        cells.add(figure.getNumerator());
        cells.add(figure.getDenominator());
        cells.add(figure.getN());
        cells.add(figure.getMedian());
        cells.add(figure.getP75());
        cells.add(figure.getLow());
        cells.add(figure.getHigh());
        cells.add(figure.isSmallSample());
        cells.add(figure.isMature());
        cells.add(figure.getPrevious());
        cells.add(figure.getDelta());
        cells.add(figure.getNoValueBecause());
        cells.add(figure.getDefinitionVersion());
        cells.add(answer.viewpoint().dataThrough().map(Object::toString).orElse(null));
        cells.add(answer.viewpoint().computedAt().toString());
        cells.add(figure.getBasis().name());
        cells.add(figure.getWindowDays());
        cells.add(excluded(figure.getExcluded()));
        rows.add(cells);
    }

    /** Reasons with their counts in one cell. */
    static String excluded(List<Exclusion> exclusions) {
        return exclusions.stream().map(one -> one.reason() + "=" + one.count()).collect(Collectors.joining(";"));
    }
}
