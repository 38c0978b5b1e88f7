package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted and summed. Codes are stored: they are never given to another measure, nor are 2, 3 and 8, which earlier
 * versions used.
 *
 * <p>
 * What another measure implies is no measure of its own: a won deal posts its amount, or why that is left out, and so the won
 * deals are those of {@link #WON_AMOUNT} for whatever reason.
 */
public enum Measure {
    /** Deals whose outcome can't be told; holds exclusions only. */
    OUTCOME(1, Scale.NONE, Reading.PERIOD),
    /** Amounts of won deals in the company's currency. */
    WON_AMOUNT(4, Scale.AMOUNT, Reading.PERIOD),
    /** Amounts of lost deals in the company's currency. */
    LOST_AMOUNT(5, Scale.AMOUNT, Reading.PERIOD),
    /** Days from creation to closing of won deals. */
    WON_CYCLE(6, Scale.DAYS, Reading.PERIOD),
    /** Days from creation to closing of lost deals. */
    LOST_CYCLE(7, Scale.DAYS, Reading.PERIOD),
    /** Amounts of accounts' first won deals in the company's currency, by the day that made the account a customer. */
    FIRST_PURCHASE(9, Scale.AMOUNT, Reading.PERIOD),

    /** Customers, 1 by the day before they became one and -1 by the last day they were; the bucket says the day again. */
    CUSTOMER_OPENING(70, Scale.DATE, Reading.HISTORY),
    /** Customers at two dates, as sums in two dimensions: the day is the later one, the bucket the earlier. */
    CUSTOMER_RETAINED(71, Scale.DATE, Reading.HISTORY),
    /** Monthly amounts of customers, as {@link #CUSTOMER_OPENING}. */
    MRR_OPENING(72, Scale.DATE, Reading.HISTORY),
    /** What customers brought a month and still bring, as {@link #CUSTOMER_RETAINED}. */
    MRR_KEPT(73, Scale.DATE, Reading.HISTORY),
    /** What customers of the earlier date bring a month at the later one, as {@link #CUSTOMER_RETAINED}. */
    MRR_NET(74, Scale.DATE, Reading.HISTORY),
    /** Customers of whom it is unknown what they bring, as {@link #CUSTOMER_OPENING}. */
    CUSTOMER_MRR_UNKNOWN(75, Scale.DATE, Reading.HISTORY),
    /** Contracts that were renewed, by the end agreed on; the bucket says the day again. */
    CONTRACT_RENEWED(76, Scale.DATE, Reading.PERIOD),
    /** Contracts that ended and were not renewed, by their last day; the bucket says the day again. */
    CONTRACT_LAPSED(77, Scale.DATE, Reading.PERIOD),
    /** Answers to surveys; the bucket is the score. */
    SURVEY_SCORE(80, Scale.SCORE, Reading.PERIOD),
    /** Answers that their account has superseded, by the day of the later one; the bucket is their own day and score. */
    SURVEY_SUPERSEDED(81, Scale.DATE, Reading.PERIOD),
    /** Complaints, by the day they were opened. */
    COMPLAINT(84, Scale.NONE, Reading.PERIOD),
    /** Minutes until complaints were responded to, by the day they were opened. */
    COMPLAINT_RESPONSE(85, Scale.AMOUNT, Reading.PERIOD),
    /** Minutes until complaints were resolved, by the day they were opened. */
    COMPLAINT_RESOLUTION(86, Scale.AMOUNT, Reading.PERIOD),
    /** Ratings of reviews; the bucket is the rating. */
    REVIEW_RATING(88, Scale.SCORE, Reading.PERIOD),
    /** Days until reps' first sales, by the day of hire. */
    REP_FIRST_SALE(90, Scale.DAYS, Reading.PERIOD),
    /** Reps who left without a sale, by the day of hire; the bucket is their last day. */
    REP_LEFT_UNSOLD(91, Scale.DATE, Reading.DAILY),
    /** Reps who are there and have no sale, by the day of hire, which the bucket says again. */
    REP_UNSOLD(92, Scale.DATE, Reading.PERIOD),
    /** Minutes of training until reps' first sales, by the day of hire. */
    TRAINING_UNTIL_SALE(93, Scale.AMOUNT, Reading.PERIOD),
    /** Milestones completed in time, by the day they are due, which the bucket says again. */
    MILESTONE_ON_TIME(100, Scale.DATE, Reading.PERIOD),
    /** Milestones completed late, as those in time. */
    MILESTONE_LATE(101, Scale.DATE, Reading.PERIOD),
    /** Milestones not completed, as those in time. */
    MILESTONE_OPEN(102, Scale.DATE, Reading.PERIOD),
    /** Exercises passed at once, by the day of the first attempt. */
    EXERCISE_PASSED_FIRST(103, Scale.NONE, Reading.PERIOD),
    /** Exercises passed, though not at once, by the day of the first attempt. */
    EXERCISE_PASSED_LATER(104, Scale.NONE, Reading.PERIOD),
    /** Exercises not passed, by the day of the first attempt. */
    EXERCISE_FAILED(105, Scale.NONE, Reading.PERIOD),
    /** Skills required of reps, 1 from a day on and -1 when no more; the bucket says the day again. */
    SKILL_REQUIRED(106, Scale.DATE, Reading.STOCK),
    /** Skills required of reps that they have, as those required. */
    SKILL_ACQUIRED(107, Scale.DATE, Reading.STOCK),
    /** Coaching sessions planned and held, by the day planned, which the bucket says again. */
    SESSION_HELD(108, Scale.DATE, Reading.PERIOD),
    /** Coaching sessions planned and not held, by the day planned, which the bucket says again. */
    SESSION_NOT_HELD(109, Scale.DATE, Reading.PERIOD),
    /** Coaching sessions that were held and not planned, by that day, which the bucket says again. */
    SESSION_UNPLANNED(110, Scale.DATE, Reading.PERIOD),
    /** Minutes of training, by the day a module was completed. */
    TRAINING_MINUTES(111, Scale.AMOUNT, Reading.PERIOD);

    private static final Map<Integer, Measure> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Measure::code, Function.identity()));

    private final int code;
    private final Scale scale;
    private final Reading reading;
    private final List<Cut> cuts;

    Measure(int code, Scale scale, Reading reading) {
        this(code, scale, reading, Cut.TOTAL, Cut.REP, Cut.SLICE);
    }

    Measure(int code, Scale scale, Reading reading, Cut... cuts) {
        this.code = code;
        this.scale = scale;
        this.reading = reading;
        this.cuts = List.of(cuts);
    }

    /** How the values of a measure are spread over buckets, from which medians and percentiles are read. */
    public enum Scale {
        /** Not at all: only counts matter. */
        NONE,
        /** A bucket for each whole number of days: exact. */
        DAYS,
        /** Buckets that grow with the amount, see {@link AmountBuckets}. */
        AMOUNT,
        /** The bucket is a second date, as days since 1970: sums in two dimensions. */
        DATE,
        /** A bucket for each score: exact. */
        SCORE
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** How its values are spread. */
    public Scale scale() {
        return scale;
    }

    /** Which days a figure of a period takes it from. */
    public Reading reading() {
        return reading;
    }

    /** The cuts it is summed up in, without those that follow a change of owner. */
    public List<Cut> cuts() {
        return cuts;
    }

    /** The measure of a stored number. */
    public static Measure ofCode(int code) {
        Measure measure = BY_CODE.get(code);
        if (measure == null) {
            throw new IllegalArgumentException("There is no measure with the code " + code);
        }
        return measure;
    }
}
