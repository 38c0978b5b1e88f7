package dev.rouage.kpi.journey.rep;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.contribution.AmountBuckets;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import org.jspecify.annotations.Nullable;

/** What a rep's first months add to the figures; all of it is placed on the day of hire. */
public final class RepPosting {

    private RepPosting() {}

    /**
     * The rep's contributions.
     *
     * @param firstSaleOn
     *            null while there is none
     * @param trainingMinutes
     *            until and with the day of the first sale; null when nothing at all is known of the rep's training
     */
    public static List<Contribution> contributions(RepStart start, @Nullable LocalDate firstSaleOn,
            @Nullable Long trainingMinutes) {
        LocalDate hired = start.hiredOn();
        List<Contribution> contributions = new ArrayList<>();
        if (firstSaleOn != null) {
            contributions.add(Contribution.days(Measure.REP_FIRST_SALE, hired, start.daysUntil(firstSaleOn)));
            contributions.add(training(hired, trainingMinutes));
            return contributions;
        }
        contributions.add(Contribution.excluded(Measure.TRAINING_UNTIL_SALE, hired, Reason.NO_SALE_YET));
        LocalDate left = start.leftOn();
        contributions.add(left == null
                ? new Contribution(Measure.REP_UNSOLD, Reason.COUNTED, hired, BigDecimal.ZERO, bucket(hired))
                : new Contribution(Measure.REP_LEFT_UNSOLD, Reason.COUNTED, hired, BigDecimal.ZERO,
                        bucket(left.isBefore(hired) ? hired : left)));
        return contributions;
    }

    private static Contribution training(LocalDate hired, @Nullable Long minutes) {
        if (minutes == null) {
            return Contribution.excluded(Measure.TRAINING_UNTIL_SALE, hired, Reason.TRAINING_UNKNOWN);
        }
        BigDecimal value = BigDecimal.valueOf(minutes);
        return new Contribution(Measure.TRAINING_UNTIL_SALE, Reason.COUNTED, hired, value, AmountBuckets.of(value));
    }

    private static int bucket(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }
}
