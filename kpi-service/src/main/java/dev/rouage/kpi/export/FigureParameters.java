package dev.rouage.kpi.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.catalogue.Attempt;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.StartPoint;
import dev.rouage.kpi.catalogue.SurveyAnswers;
import dev.rouage.kpi.graph.KpiFilter;
import dev.rouage.kpi.graph.KpiOptions;
import dev.rouage.kpi.graph.PeriodInput;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.Question;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** The arguments of the graph's field {@code kpi} as parameters of an address; lists are repeated parameters. */
public class FigureParameters {
    /** The first day. */
    @QueryParam("from")
    public @Nullable String from;
    /** The day after the last one. */
    @QueryParam("to")
    public @Nullable String to;
    /** A named period instead. */
    @QueryParam("named")
    public @Nullable String named;
    /** Dimensions. */
    @QueryParam("by")
    public @Nullable List<String> by;
    /** Of the series. */
    @QueryParam("grain")
    public @Nullable String grain;
    /** With what. */
    @QueryParam("compare")
    public @Nullable String compare;
    /** Ids, as the lists of the filter that follow are ids or names. */
    @QueryParam("teams")
    public @Nullable List<String> teams;
    /** Ids. */
    @QueryParam("reps")
    public @Nullable List<String> reps;
    /** Names. */
    @QueryParam("sources")
    public @Nullable List<String> sources;
    /** Names. */
    @QueryParam("channels")
    public @Nullable List<String> channels;
    /** Names. */
    @QueryParam("pipelines")
    public @Nullable List<String> pipelines;
    /** Names. */
    @QueryParam("segments")
    public @Nullable List<String> segments;
    /** Names. */
    @QueryParam("countries")
    public @Nullable List<String> countries;
    /** Names. */
    @QueryParam("products")
    public @Nullable List<String> products;
    /** An option of the graph, as all that follow. */
    @QueryParam("attribution")
    public @Nullable String attribution;
    /** An option. */
    @QueryParam("startPoint")
    public @Nullable String startPoint;
    /** An option. */
    @QueryParam("clock")
    public @Nullable String clock;
    /** An option. */
    @QueryParam("basis")
    public @Nullable String basis;
    /** An option. */
    @QueryParam("windowDays")
    public @Nullable String windowDays;
    /** An option. */
    @QueryParam("costKind")
    public @Nullable String costKind;
    /** An option. */
    @QueryParam("spendLagDays")
    public @Nullable String spendLagDays;
    /** An option. */
    @QueryParam("includeZeroAmounts")
    public @Nullable Boolean includeZeroAmounts;
    /** An option. */
    @QueryParam("surveyAnswers")
    public @Nullable String surveyAnswers;
    /** An option. */
    @QueryParam("attempt")
    public @Nullable String attempt;

    /** The question; fails with {@code NOT_FOUND} for an unknown figure and {@code INVALID_ARGUMENT} for the rest. */
    Question question(String figure) {
        KpiId kpi = kpi(figure);
        List<KpiDimension> dimensions = new ArrayList<>();
        for (String dimension : orEmpty(by)) {
            dimensions.add(word("by", dimension, KpiDimension.class).orElseThrow());
        }
        return Questions.kpi(kpi, period(), filter(), dimensions, word("grain", grain, Grain.class).orElse(null),
                word("compare", compare, Comparison.class).orElse(null),
                Questions.options(kpi, options(), null, null));
    }

    private static KpiId kpi(String name) {
        try {
            return KpiId.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no figure '" + name + "'");
        }
    }

    private PeriodInput period() {
        PeriodInput period = new PeriodInput();
        period.from = day("from", from);
        period.to = day("to", to);
        period.named = word("named", named, NamedPeriod.class).orElse(null);
        return period;
    }

    private KpiFilter filter() {
        KpiFilter filter = new KpiFilter();
        filter.teams = given(teams);
        filter.reps = given(reps);
        filter.sources = given(sources);
        filter.channels = given(channels);
        filter.pipelines = given(pipelines);
        filter.segments = given(segments);
        filter.countries = given(countries);
        filter.products = given(products);
        return filter;
    }

    private KpiOptions options() {
        KpiOptions options = new KpiOptions();
        options.attribution = word("attribution", attribution, Attribution.class).orElse(null);
        options.startPoint = word("startPoint", startPoint, StartPoint.class).orElse(null);
        options.clock = word("clock", clock, Clock.class).orElse(null);
        options.basis = word("basis", basis, Basis.class).orElse(null);
        options.windowDays = number("windowDays", windowDays);
        options.costKind = word("costKind", costKind, CostKind.class).orElse(null);
        options.spendLagDays = number("spendLagDays", spendLagDays);
        options.includeZeroAmounts = includeZeroAmounts;
        options.surveyAnswers = word("surveyAnswers", surveyAnswers, SurveyAnswers.class).orElse(null);
        options.attempt = word("attempt", attempt, Attempt.class).orElse(null);
        return options;
    }

    /** A parameter that is not there is an empty list to REST, and a list that allows nothing to a filter. */
    private static @Nullable List<String> given(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static <E extends Enum<E>> Optional<E> word(String name, @Nullable String text, Class<E> type) {
        try {
            return text == null ? Optional.empty() : Optional.of(Enum.valueOf(type, text));
        } catch (IllegalArgumentException _) {
            throw invalid(name, text, "one of " + List.of(type.getEnumConstants()));
        }
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw invalid(name, text, "a day as 2026-01-31");
        }
    }

    private static @Nullable Integer number(String name, @Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw invalid(name, text, "a whole number");
        }
    }

    private static RouageException invalid(String name, @Nullable String text, String expected) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                "'" + name + "' is '" + text + "'; it must be " + expected);
    }
}
