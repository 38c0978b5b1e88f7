package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Parts;
import dev.rouage.kpi.figure.Figure.Spread;
import org.jspecify.annotations.Nullable;

/** Works figures out of tallies: a ratio is a sum over a sum, and a ratio of nothing has no value. */
public final class Evaluation {
    private static final String NOTHING = "Nothing of what it is made of happened in the period: the denominator is 0";

    private static final String NOTHING_WON = "No deal with a known amount was won in the period";
    private static final String NO_DAYS = "The deals won in the period have no amount, or took no day: there is no pace";

    private final KpiId kpi;
    private final Unit unit;
    private final FigureRule rule;
    private final Tally tally;
    private final Frame frame;

    private Evaluation(KpiId kpi, Tally tally, Frame frame) {
        this.kpi = kpi;
        this.unit = Catalogue.definition(kpi).unit();
        this.rule = FigureRule.of(kpi, frame.options(), frame.decisions().policy());
        this.tally = tally;
        this.frame = frame;
    }

    /** The measures that the figures are made of. */
    public static Set<Measure> measures(Collection<KpiId> kpis, Options options) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        kpis.forEach(kpi -> measures.addAll(FigureRule.measuresOf(kpi, options)));
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
            case FigureRule.Mean(Measure measure, List<FigureRule.Missing> missing) -> mean(tally.of(measure),
                    missing(missing));
            case FigureRule.MeanOfNonzero(Measure measure) -> mean(tally.of(measure).without(0),
                    Map.of(Reason.ZERO_AMOUNT, tally.of(measure).in(0).count()));
            case FigureRule.Age(Measure measure) -> age(tally.of(measure));
            case FigureRule.Velocity velocity -> velocity(velocity);
            case FigureRule.ShareOfOccurrences(Measure part, Measure rest) -> shareOfCounts(
                    tally.occurrences(part), tally.occurrences(rest));
            case FigureRule.ShareOfSums(Measure part, Measure rest) -> shareOfSums(tally.of(part).total(),
                    tally.of(rest).total());
            case FigureRule.LeadsConverted converted -> new LeadFigures(this, tally).converted(converted);
            case FigureRule.LeadsConverting _ -> new LeadFigures(this, tally).converting();
            case FigureRule.LeadsContacted contacted -> new LeadFigures(this, tally).contacted(contacted);
            case FigureRule.ContactDelay delay -> new LeadFigures(this, tally).delay(delay);
            case FigureRule.Preparation _ -> new LeadFigures(this, tally).preparation();
            case FigureRule.AcquisitionCost cost -> new CostFigures(this, tally, frame).acquisition(cost);
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

    private Figure mean(Distribution values, Map<Reason, Long> alsoExcluded) {
        Figure mean = mean(values, BigDecimal.ONE);
        Map<Reason, Long> excluded = new EnumMap<>(Reason.class);
        excluded.putAll(mean.excluded());
        alsoExcluded.forEach((reason, count) -> {
            if (count > 0) {
                excluded.merge(reason, count, Long::sum);
            }
        });
        return mean.without(excluded);
    }

    private Map<Reason, Long> missing(List<FigureRule.Missing> missing) {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        missing.forEach(each -> counts.put(each.reason(),
                tally.occurrences(each.from()) - tally.occurrences(each.of())));
        return counts;
    }

    /** The values are days of coming; what has come later is younger, so that the spread turns round. */
    private Figure age(Distribution since) {
        Sum total = since.total();
        BigDecimal lastDay = BigDecimal.valueOf(frame.lastKnownDay().toEpochDay());
        BigDecimal days = lastDay.multiply(BigDecimal.valueOf(total.count())).subtract(total.value());
        Spread spread = new Spread(rounded(since.quantile(0.5).map(lastDay::subtract)),
                rounded(since.quantile(0.25).map(lastDay::subtract)));
        return divided(days, BigDecimal.valueOf(total.count()), total.count(), spread, null);
    }

    private Figure velocity(FigureRule.Velocity of) {
        long won = tally.occurrences(of.won());
        long decided = won + tally.occurrences(of.lost());
        Sum amount = tally.of(of.won()).total();
        Sum days = tally.of(of.days()).total();
        if (amount.count() == 0 || days.value().signum() == 0) {
            return new Figure(kpi, null, new Parts(null, null, won), Spread.NONE, null, null,
                    tally.excludedFrom(rule.excluding()), won == 0 ? NOTHING_WON : NO_DAYS);
        }
        BigDecimal winRate = BigDecimal.valueOf(won).divide(BigDecimal.valueOf(decided), MathContext.DECIMAL128);
        BigDecimal meanAmount = amount.value().divide(BigDecimal.valueOf(amount.count()), MathContext.DECIMAL128);
        BigDecimal meanDays = days.value().divide(BigDecimal.valueOf(days.count()), MathContext.DECIMAL128);
        BigDecimal open = BigDecimal.valueOf(tally.of(of.open()).total().count());
        return divided(open.multiply(winRate).multiply(meanAmount), meanDays, won, Spread.NONE, null);
    }

    /**
     * The mean, in a unit of its own.
     *
     * @param unitSize
     *            how many of the values' units make one of the figure's
     */
    Figure mean(Distribution values, BigDecimal unitSize) {
        Sum total = values.total();
        Spread spread = new Spread(rounded(values.quantile(0.5).map(value -> inUnit(value, unitSize))),
                rounded(values.quantile(0.75).map(value -> inUnit(value, unitSize))));
        return divided(inUnit(total.value(), unitSize), BigDecimal.valueOf(total.count()), total.count(), spread,
                null);
    }

    private static BigDecimal inUnit(BigDecimal value, BigDecimal unitSize) {
        return value.divide(unitSize, MathContext.DECIMAL128);
    }

    /** How many of all belong to the part. */
    Figure share(long part, long all) {
        return divided(BigDecimal.valueOf(part), BigDecimal.valueOf(all), all, Spread.NONE,
                all == 0 ? null : WilsonInterval.of(part, all));
    }

    private Figure shareOfCounts(long part, long rest) {
        return share(part, part + rest);
    }

    private Figure shareOfSums(Sum part, Sum rest) {
        Sum all = part.plus(rest);
        return divided(part.value(), all.value(), all.count(), Spread.NONE, null);
    }

    Figure divided(BigDecimal numerator, BigDecimal denominator, long n, Spread spread,
            @Nullable WilsonInterval interval) {
        boolean nothing = denominator.signum() == 0;
        BigDecimal value = nothing ? null : rounded(numerator.divide(denominator, MathContext.DECIMAL128));
        return new Figure(kpi, value, new Parts(exact(numerator), exact(denominator), n), spread,
                interval == null ? null : rounded(interval.low()), interval == null ? null : rounded(interval.high()),
                excluded(), nothing ? NOTHING : null);
    }

    Map<Reason, Long> excluded() {
        return tally.excludedFrom(rule.excluding());
    }

    KpiId kpi() {
        return kpi;
    }

    private @Nullable BigDecimal rounded(Optional<BigDecimal> value) {
        return value.map(this::rounded).orElse(null);
    }

    BigDecimal rounded(BigDecimal value) {
        return value.setScale(unit.decimals(), RoundingMode.HALF_UP);
    }

    /** All digits of a sum, without those that only say nothing. */
    static BigDecimal exact(BigDecimal sum) {
        BigDecimal stripped = sum.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
