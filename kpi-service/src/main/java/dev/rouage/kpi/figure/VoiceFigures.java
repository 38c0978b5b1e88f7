package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.SurveyAnswers;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Sum;

/** The figures of what customers say. */
final class VoiceFigures {
    private static final String NO_ANSWER = "Nobody answered a survey in the period";
    private static final String NO_REVIEW = "No review was published in the period";
    private static final String NO_CUSTOMERS = "There was no customer at the beginning of the period, nor at its end; customers belong to no rep or team";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** An answer's day and score are one number, see the package journey.voice. */
    private static final int SCORES = 16;
    private static final int LEAST_PROMOTING = 9;
    private static final int MOST_DETRACTING = 6;

    private VoiceFigures() {}

    /** The net promoter score, of each account's latest answer in the period or of all answers. */
    static Outcome promoterScore(Tally tally, Frame frame) {
        long[] byScore = new long[SCORES];
        tally.of(Measure.SURVEY_SCORE).buckets().forEach((score, sum) -> byScore[score] += sum.count());
        long responses = sum(byScore, 0, SCORES - 1);
        if (frame.options().surveyAnswers() == SurveyAnswers.LATEST) {
            takeSuperseded(byScore, tally, frame.period().from());
        }
        PromoterScore score = new PromoterScore(sum(byScore, LEAST_PROMOTING, SCORES - 1),
                sum(byScore, MOST_DETRACTING + 1, LEAST_PROMOTING - 1), sum(byScore, 0, MOST_DETRACTING));
        boolean none = score.answers() == 0;
        return Outcome.quotient(HUNDRED.multiply(BigDecimal.valueOf(score.promoters() - score.detractors())),
                BigDecimal.valueOf(score.answers()), score.answers(), NO_ANSWER)
                .with(Outcome.detail(FigureDetailName.MARGIN, Unit.POINTS,
                        none ? Optional.empty() : Optional.of(score.margin())),
                        Outcome.count(FigureDetailName.PROMOTERS, score.promoters()),
                        Outcome.count(FigureDetailName.PASSIVES, score.passives()),
                        Outcome.count(FigureDetailName.DETRACTORS, score.detractors()),
                        Outcome.count(FigureDetailName.RESPONSES, responses));
    }

    /** How many complaints, and how long they waited. */
    static Outcome complaints(Tally tally, Frame frame) {
        Sum complaints = tally.of(Measure.COMPLAINT).total();
        Distribution responses = tally.of(Measure.COMPLAINT_RESPONSE);
        Distribution resolutions = tally.of(Measure.COMPLAINT_RESOLUTION);
        return Outcome.plain(BigDecimal.valueOf(complaints.count()), complaints.count())
                .without(tally.excludedFrom(Set.of(Measure.COMPLAINT_RESPONSE, Measure.COMPLAINT_RESOLUTION)))
                .with(Outcome.detail(FigureDetailName.FIRST_RESPONSE_MEDIAN, Unit.MINUTES, responses.quantile(0.5)),
                        Outcome.count(FigureDetailName.RESPONDED, responses.total().count()),
                        Outcome.detail(FigureDetailName.RESOLUTION_MEDIAN, Unit.MINUTES, resolutions.quantile(0.5)),
                        Outcome.count(FigureDetailName.RESOLVED, resolutions.total().count()));
    }

    /** Complaints of each hundred customers there were on average: at the period's beginning and its end. */
    static Outcome complaintsPerHundred(Tally tally, Frame frame) {
        long complaints = tally.of(Measure.COMPLAINT).total().count();
        BigDecimal customers = CustomerFigures.opening(tally, Measure.CUSTOMER_OPENING, frame)
                .add(CustomerFigures.closing(tally, Measure.CUSTOMER_OPENING, frame)).divide(BigDecimal.valueOf(2));
        return Outcome.quotient(HUNDRED.multiply(BigDecimal.valueOf(complaints)), customers, complaints, NO_CUSTOMERS);
    }

    /** The mean rating and how many there are of each. */
    static Outcome reviewRating(Tally tally, Frame frame) {
        Distribution ratings = tally.of(Measure.REVIEW_RATING);
        Sum total = ratings.total();
        return Outcome.quotient(total.value(), BigDecimal.valueOf(total.count()), total.count(), NO_REVIEW)
                .with(rated(FigureDetailName.RATED_1, ratings, 1), rated(FigureDetailName.RATED_2, ratings, 2),
                        rated(FigureDetailName.RATED_3, ratings, 3), rated(FigureDetailName.RATED_4, ratings, 4),
                        rated(FigureDetailName.RATED_5, ratings, 5));
    }

    private static FigureDetail rated(FigureDetailName name, Distribution ratings, int rating) {
        Sum sum = ratings.buckets().get(rating);
        return Outcome.count(name, sum == null ? 0 : sum.count());
    }

    /** Answers given before the period are none of its own, and neither is that they were superseded. */
    private static void takeSuperseded(long[] byScore, Tally tally, LocalDate from) {
        int first = Math.toIntExact(from.toEpochDay() * SCORES);
        for (Map.Entry<Integer, Sum> superseded : tally.of(Measure.SURVEY_SUPERSEDED).buckets().tailMap(first, true)
                .entrySet()) {
            byScore[Math.floorMod(superseded.getKey(), SCORES)] -= superseded.getValue().count();
        }
    }

    private static long sum(long[] byScore, int from, int to) {
        long sum = 0;
        for (int score = from; score <= to; score++) {
            sum += byScore[score];
        }
        return sum;
    }
}
