package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.DelayBuckets;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Spread;
import dev.rouage.kpi.figure.Figure.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The figures of leads. A lead that can be counted on neither side, such as one contacted before it was detected, is left out
 * of both.
 */
final class LeadFigures {
    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);

    private final Evaluation evaluation;
    private final Tally tally;

    LeadFigures(Evaluation evaluation, Tally tally) {
        this.evaluation = evaluation;
        this.tally = tally;
    }

    Figure converted(FigureRule.LeadsConverted rule) {
        Distribution days = tally.of(rule.converted());
        long all = leadsWithout(rule.converted());
        long converted = rule.window().map(window -> days.countBefore(window + 1)).orElse(days.total().count());
        return evaluation.share(converted, all).at(timing(rule.window(), converted == all));
    }

    /** No share of the leads detected: an opportunity's lead may have been detected long before. */
    Figure converting() {
        long leads = tally.of(Measure.LEAD).total().count();
        long opportunities = tally.of(Measure.LEAD_OPPORTUNITY_CREATED).total().count();
        return evaluation.divided(BigDecimal.valueOf(opportunities), BigDecimal.valueOf(leads), leads, Spread.NONE,
                null);
    }

    Figure contacted(FigureRule.LeadsContacted rule) {
        Distribution delays = delays(Clock.ELAPSED);
        long all = leadsWithout(Measure.FIRST_CONTACT);
        long contacted = rule.window()
                .map(window -> delays.countBefore(DelayBuckets.endOf(Duration.ofDays(window))))
                .orElse(delays.total().count());
        return evaluation.share(contacted, all).at(timing(rule.window(), contacted == all))
                .with(List.of(count(FigureDetailName.CONTACTED, contacted),
                        count(FigureDetailName.NOT_CONTACTED, all - contacted)));
    }

    Figure delay(FigureRule.ContactDelay rule) {
        Distribution delays = delays(rule.clock());
        long all = leadsWithout(Measure.FIRST_CONTACT);
        long contacted = delays.total().count();
        return evaluation.mean(delays, SECONDS_OF_A_MINUTE).at(timing(Optional.empty(), contacted == all))
                .with(List.of(within(FigureDetailName.WITHIN_5_MINUTES, Duration.ofMinutes(5), delays, all),
                        within(FigureDetailName.WITHIN_1_HOUR, Duration.ofHours(1), delays, all),
                        within(FigureDetailName.WITHIN_24_HOURS, Duration.ofHours(24), delays, all),
                        share(FigureDetailName.WITHIN_TARGET, countWithin(rule.target(), delays), all),
                        Outcome.detail(FigureDetailName.CONTACT_TARGET, Unit.MINUTES,
                                Optional.of(BigDecimal.valueOf(rule.target().toMinutes()))),
                        count(FigureDetailName.CONTACTED, contacted),
                        count(FigureDetailName.NOT_CONTACTED, all - contacted)));
    }

    Figure preparation() {
        Distribution minutes = tally.of(Measure.PREPARATION);
        long contacted = delays(Clock.ELAPSED).total().count();
        return evaluation.mean(minutes, BigDecimal.ONE)
                .at(timing(Optional.empty(), contacted == leadsWithout(Measure.FIRST_CONTACT)))
                .with(List.of(share(FigureDetailName.COVERAGE, minutes.total().count(), contacted),
                        count(FigureDetailName.CONTACTED, contacted)));
    }

    private Distribution delays(Clock clock) {
        Distribution delays = new Distribution();
        delays.addAll(tally.of(Measure.FIRST_CONTACT));
        delays.addAll(tally.of(switch (clock) {
            case ELAPSED -> Measure.FIRST_CONTACT_ELAPSED;
            case BUSINESS_HOURS -> Measure.FIRST_CONTACT_IN_HOURS;
        }));
        return delays;
    }

    private long leadsWithout(Measure measure) {
        return tally.of(Measure.LEAD).total().count() - tally.excludedFrom(EnumSet.of(measure)).values().stream()
                .mapToLong(Long::longValue).sum();
    }

    private static Timing timing(Optional<Integer> window, boolean complete) {
        return window.map(Timing::within).orElseGet(() -> new Timing(Basis.COHORT, null, complete));
    }

    private static FigureDetail within(FigureDetailName name, Duration limit, Distribution delays, long all) {
        return share(name, delays.countBefore(DelayBuckets.endOf(limit)), all);
    }

    /** Within any time: exact at the bounds of buckets; else one bucket, 1 % wide, goes to the side of its mean. */
    private static long countWithin(Duration limit, Distribution delays) {
        int last = DelayBuckets.of(limit);
        Sum nearest = delays.in(last);
        boolean inTime = nearest.value().compareTo(BigDecimal.valueOf(limit.toSeconds() * nearest.count())) <= 0;
        return delays.countBefore(last) + (inTime ? nearest.count() : 0);
    }

    private static FigureDetail share(FigureDetailName name, long part, long all) {
        @Nullable
        BigDecimal value = all == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128)
                        .setScale(Unit.RATIO.decimals(), RoundingMode.HALF_UP);
        return new FigureDetail(name, value, Unit.RATIO);
    }

    private static FigureDetail count(FigureDetailName name, long count) {
        return new FigureDetail(name, BigDecimal.valueOf(count), Unit.COUNT);
    }
}
