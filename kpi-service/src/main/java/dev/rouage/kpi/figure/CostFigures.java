package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Parts;
import dev.rouage.kpi.figure.Figure.Spread;
import org.jspecify.annotations.Nullable;

/** What customers cost. Costs are known by channel only: cut by anything else there is no figure. */
final class CostFigures {
    private static final String NO_CUSTOMER = "There is no new customer in the period; the cost is in the numerator";
    private static final String BY_CHANNEL_ONLY = "Costs are known by channel only, not by what was asked for";

    private final Evaluation evaluation;
    private final Tally tally;
    private final Frame frame;

    CostFigures(Evaluation evaluation, Tally tally, Frame frame) {
        this.evaluation = evaluation;
        this.tally = tally;
        this.frame = frame;
    }

    /** A side of costs: when they begin, when they end. */
    private record Side(FigureDetailName name, Measure begun, Measure ended) {
        static final Side MARKETING = new Side(FigureDetailName.MARKETING_COST, Measure.MARKETING_COST_BEGUN,
                Measure.MARKETING_COST_ENDED);
        static final Side SALES = new Side(FigureDetailName.SALES_COST, Measure.SALES_COST_BEGUN,
                Measure.SALES_COST_ENDED);
    }

    Figure acquisition(FigureRule.AcquisitionCost rule) {
        long customers = tally.occurrences(Measure.FIRST_PURCHASE);
        if (!Set.of(KpiDimension.CHANNEL).containsAll(frame.cutBy())) {
            return figure(null, new Parts(null, BigDecimal.valueOf(customers), customers), Map.of(), BY_CHANNEL_ONLY);
        }
        Period window = new Period(frame.period().from().minusDays(rule.lagDays()),
                frame.period().to().minusDays(rule.lagDays()));
        List<Side> sides = rule.kind() == CostKind.PAID
                ? List.of(Side.MARKETING)
                : List.of(Side.MARKETING, Side.SALES);
        BigDecimal cost = sides.stream().map(side -> cost(side, window)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = customers == 0
                ? null
                : evaluation.rounded(cost.divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128));
        return figure(value, new Parts(Evaluation.exact(cost), BigDecimal.valueOf(customers), customers),
                excluded(sides, window), customers == 0 ? NO_CUSTOMER : null)
                .with(sides.stream().map(side -> new FigureDetail(side.name,
                        evaluation.rounded(cost(side, window)), Unit.MONEY)).toList());
    }

    private Figure figure(@Nullable BigDecimal value, Parts parts, Map<Reason, Long> excluded,
            @Nullable String noValueBecause) {
        return new Figure(evaluation.kpi(), value, parts, Spread.NONE, null, null, excluded, noValueBecause);
    }

    private BigDecimal cost(Side side, Period window) {
        ProRata proRata = new ProRata(window);
        each(side.begun, proRata::begin);
        each(side.ended, proRata::end);
        return proRata.total();
    }

    private interface Entry {
        void enter(LocalDate day, int length, BigDecimal amount);
    }

    private void each(Measure measure, Entry entry) {
        for (Map.Entry<LocalDate, NavigableMap<Integer, Sum>> day : tally.dated(measure).entrySet()) {
            day.getValue().forEach((length, sum) -> entry.enter(day.getKey(), length, sum.value()));
        }
    }

    /** Those that have begun before the window's end and not ended by its beginning. */
    private Map<Reason, Long> excluded(List<Side> sides, Period window) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Side side : sides) {
            tally.excludedBefore(side.begun, window.to())
                    .forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
            tally.excludedBefore(side.ended, window.from().plusDays(1))
                    .forEach((reason, count) -> reasons.merge(reason, -count, Long::sum));
        }
        reasons.values().removeIf(count -> count == 0);
        return reasons;
    }
}
