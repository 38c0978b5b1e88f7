package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Parts;
import dev.rouage.kpi.figure.Figure.Spread;
import org.jspecify.annotations.Nullable;

/** Works figures out of tallies: a ratio is a sum over a sum, and a ratio of nothing has no value. */
public final class Evaluation {
    private static final String NOTHING = "Nothing of what it is made of happened in the period: the denominator is 0";

    private final KpiId kpi;
    private final Unit unit;
    private final FigureRule rule;
    private final Tally tally;
    private final Frame frame;

    private Evaluation(KpiId kpi, Tally tally, Frame frame) {
        this.kpi = kpi;
        this.unit = Catalogue.definition(kpi).unit();
        this.rule = FigureRule.of(kpi, frame.options());
        this.tally = tally;
        this.frame = frame;
    }

    /** The measures that the figures are made of. */
    public static Set<Measure> measures(Collection<KpiId> kpis, Options options) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        kpis.forEach(kpi -> measures.addAll(FigureRule.of(kpi, options).measures()));
        return measures;
    }

    /** The figure that the tally gives. */
    public static Figure of(KpiId kpi, Tally tally, Frame frame) {
        return new Evaluation(kpi, tally, frame).figure();
    }

    /** By which share a value has moved: 0.1 is 10 % more. Null where there was no value or it was 0. */
    public static @Nullable BigDecimal relativeChange(@Nullable BigDecimal value, @Nullable BigDecimal previous) {
        if (value == null || previous == null || previous.signum() == 0) {
            return null;
        }
        return value.subtract(previous).divide(previous.abs(), Unit.RATIO.decimals(), RoundingMode.HALF_UP);
    }

    private Figure figure() {
        return switch (rule) {
            case FigureRule.Composed composed -> composed(composed.composition().of(tally, frame));
            case FigureRule.Occurrences(Measure measure) -> occurrences(tally.occurrences(measure));
            case FigureRule.Total(Measure measure) -> total(tally.of(measure).total());
            case FigureRule.Mean(Measure measure) -> mean(tally.of(measure));
            case FigureRule.ShareOfOccurrences(Measure part, Measure rest) -> shareOfCounts(
                    tally.occurrences(part), tally.occurrences(rest));
            case FigureRule.ShareOfSums(Measure part, Measure rest) -> shareOfSums(tally.of(part).total(),
                    tally.of(rest).total());
        };
    }

    private Figure composed(Outcome outcome) {
        WilsonInterval interval = outcome.interval();
        Parts parts = new Parts(outcome.numerator() == null ? null : exact(outcome.numerator()),
                outcome.denominator() == null ? null : exact(outcome.denominator()), outcome.n());
        Spread spread = new Spread(rounded(Optional.ofNullable(outcome.spread().median())),
                rounded(Optional.ofNullable(outcome.spread().p75())));
        return new Figure(kpi, rounded(Optional.ofNullable(outcome.value())), parts, spread,
                interval == null ? null : rounded(interval.low()), interval == null ? null : rounded(interval.high()),
                outcome.excluded(), outcome.noValueBecause(), outcome.timing(), outcome.details());
    }

    private Figure occurrences(long count) {
        return plain(BigDecimal.valueOf(count), count);
    }

    private Figure total(Sum sum) {
        return plain(sum.value(), sum.count());
    }

    private Figure plain(BigDecimal value, long n) {
        return new Figure(kpi, rounded(value), new Parts(exact(value), null, n), Spread.NONE, null, null,
                tally.excludedFrom(rule.excluding()), null);
    }

    private Figure mean(Distribution values) {
        Sum total = values.total();
        Spread spread = new Spread(rounded(values.quantile(0.5)), rounded(values.quantile(0.75)));
        return divided(total.value(), BigDecimal.valueOf(total.count()), total.count(), spread, null);
    }

    private Figure shareOfCounts(long part, long rest) {
        long all = part + rest;
        return divided(BigDecimal.valueOf(part), BigDecimal.valueOf(all), all, Spread.NONE,
                all == 0 ? null : WilsonInterval.of(part, all));
    }

    private Figure shareOfSums(Sum part, Sum rest) {
        Sum all = part.plus(rest);
        return divided(part.value(), all.value(), all.count(), Spread.NONE, null);
    }

    private Figure divided(BigDecimal numerator, BigDecimal denominator, long n, Spread spread,
            @Nullable WilsonInterval interval) {
        boolean nothing = denominator.signum() == 0;
        BigDecimal value = nothing ? null : rounded(numerator.divide(denominator, MathContext.DECIMAL128));
        return new Figure(kpi, value, new Parts(exact(numerator), exact(denominator), n), spread,
                interval == null ? null : rounded(interval.low()), interval == null ? null : rounded(interval.high()),
                tally.excludedFrom(rule.excluding()), nothing ? NOTHING : null);
    }

    private @Nullable BigDecimal rounded(Optional<BigDecimal> value) {
        return value.map(this::rounded).orElse(null);
    }

    private BigDecimal rounded(BigDecimal value) {
        return value.setScale(unit.decimals(), RoundingMode.HALF_UP);
    }

    /** All digits of a sum, without those that only say nothing. */
    private static BigDecimal exact(BigDecimal sum) {
        BigDecimal stripped = sum.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
