package dev.rouage.kpi.journey.voice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.contribution.AmountBuckets;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import org.jspecify.annotations.Nullable;

/** What customers' answers, complaints and reviews add to the figures. */
public final class VoicePosting {
    /** More than there are scores: an answer's day and score make one number. */
    public static final int SCORES = 16;

    private VoicePosting() {}

    /**
     * An answer: its score on its day, and on the day of its successor, which answer was superseded.
     *
     * @param supersededOn
     *            null while it is its account's latest
     */
    public static List<Contribution> of(Answer answer, @Nullable LocalDate supersededOn, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(answer.respondedAt(), zone);
        Contribution given = new Contribution(Measure.SURVEY_SCORE, Reason.COUNTED, day,
                BigDecimal.valueOf(answer.score()), answer.score());
        return supersededOn == null
                ? List.of(given)
                : List.of(given, new Contribution(Measure.SURVEY_SUPERSEDED, Reason.COUNTED, supersededOn,
                        BigDecimal.ZERO, Math.toIntExact(day.toEpochDay() * SCORES + answer.score())));
    }

    /** A complaint, placed on the day it was opened, and the minutes until it was responded to and resolved. */
    public static List<Contribution> of(Complaint complaint, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(complaint.openedAt(), zone);
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(Contribution.count(Measure.COMPLAINT, day));
        add(contributions, Measure.COMPLAINT_RESPONSE, day, complaint.openedAt(), complaint.firstResponseAt());
        add(contributions, Measure.COMPLAINT_RESOLUTION, day, complaint.openedAt(), complaint.resolvedAt());
        return contributions;
    }

    /** A review's rating. */
    public static List<Contribution> of(Review review, ZoneId zone) {
        return List.of(new Contribution(Measure.REVIEW_RATING, Reason.COUNTED,
                LocalDate.ofInstant(review.publishedAt(), zone), BigDecimal.valueOf(review.rating()),
                review.rating()));
    }

    private static void add(List<Contribution> contributions, Measure measure, LocalDate day, Instant from,
            @Nullable Instant to) {
        if (to != null) {
            BigDecimal minutes = BigDecimal.valueOf(Duration.between(from, to).toSeconds())
                    .divide(BigDecimal.valueOf(60), 4, RoundingMode.HALF_UP);
            contributions.add(minutes.signum() < 0
                    ? Contribution.excluded(measure, day, Reason.ENDED_BEFORE_OPENED)
                    : new Contribution(measure, Reason.COUNTED, day, minutes, AmountBuckets.of(minutes)));
        }
    }
}
