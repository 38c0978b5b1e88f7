package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Spread;
import dev.rouage.kpi.figure.Figure.Timing;

/** The figures of reps' first months, for those hired in the period. */
final class RepFigures {
    private static final String NOBODY = "Nobody was hired in the period";
    private static final String TOO_FEW = "No more than half of those hired in the period have had a first sale";
    private static final String NO_TRAINING = "Nobody hired in the period has both a first sale and known training";

    private RepFigures() {}

    /** The median time to the first sale after Kaplan and Meier, and the share that had sold by three days. */
    static Outcome timeToFirstSale(Tally tally, Frame frame) {
        KaplanMeierCurve curve = curve(tally, frame.today());
        OptionalInt median = curve.median();
        String because = curve.all() == 0 ? NOBODY : median.isEmpty() ? TOO_FEW : null;
        BigDecimal value = because == null ? BigDecimal.valueOf(median.orElseThrow()) : null;
        boolean settled = curve.reached() == curve.all();
        return Outcome.quotient(BigDecimal.valueOf(curve.reached()), BigDecimal.valueOf(curve.all()), curve.all(),
                NOBODY).worth(value, because).at(new Timing(Basis.COHORT, null, settled))
                .with(Outcome.count(FigureDetailName.SELLERS, curve.reached()),
                        Outcome.detail(FigureDetailName.SOLD_BY_DAY_30, Unit.RATIO, curve.shareBy(30)),
                        Outcome.detail(FigureDetailName.SOLD_BY_DAY_60, Unit.RATIO, curve.shareBy(60)),
                        Outcome.detail(FigureDetailName.SOLD_BY_DAY_90, Unit.RATIO, curve.shareBy(90)));
    }

    /** Minutes of training until the first sale, averaged over those who have had one. */
    static Outcome trainingTime(Tally tally, Frame frame) {
        Distribution minutes = tally.of(Measure.TRAINING_UNTIL_SALE);
        Sum total = minutes.total();
        return Outcome.quotient(total.value(), BigDecimal.valueOf(total.count()), total.count(), NO_TRAINING)
                .spread(new Spread(minutes.quantile(0.5).orElse(null), minutes.quantile(0.75).orElse(null)))
                .without(tally.excludedFrom(Set.of(Measure.TRAINING_UNTIL_SALE)))
                .at(new Timing(Basis.COHORT, null, true));
    }

    /** Who is there without a sale is followed until today, who has left until the last day. */
    private static KaplanMeierCurve curve(Tally tally, LocalDate today) {
        KaplanMeierCurve curve = new KaplanMeierCurve();
        tally.of(Measure.REP_FIRST_SALE).buckets().forEach((days, sum) -> curve.reachedOn(days, sum.count()));
        tally.of(Measure.REP_UNSOLD).buckets().forEach((hired, sum) -> curve
                .notYet(followed(LocalDate.ofEpochDay(hired), today), sum.count()));
        for (Map.Entry<LocalDate, NavigableMap<Integer, Sum>> hired : tally.dated(Measure.REP_LEFT_UNSOLD)
                .entrySet()) {
            hired.getValue().forEach((left, sum) -> {
                LocalDate last = LocalDate.ofEpochDay(left);
                curve.notYet(followed(hired.getKey(), last.isBefore(today) ? last : today), sum.count());
            });
        }
        return curve;
    }

    private static int followed(LocalDate hired, LocalDate last) {
        return Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(hired, last)));
    }
}
