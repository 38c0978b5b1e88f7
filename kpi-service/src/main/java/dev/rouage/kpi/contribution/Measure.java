package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.graphql.Description;

/**
 * What is counted and summed. Codes are stored: they are never given to another measure, nor are 2, 3 and 8, which earlier
 * versions used.
 *
 * <p>
 * What another measure implies is no measure of its own: a won deal posts its amount, or why that is left out, and so the won
 * deals are those of {@link #WON_AMOUNT} for whatever reason.
 */
@Description("What is counted and summed to work figures out")
public enum Measure {
    /** Deals whose outcome can't be told; holds exclusions only. */
    @Description("Deals whose outcome can't be told; holds exclusions only")
    OUTCOME(1, Scale.NONE, Reading.PERIOD),
    /** Amounts of won deals in the company's currency. */
    @Description("Amounts of won deals in the company's currency")
    WON_AMOUNT(4, Scale.AMOUNT, Reading.PERIOD),
    /** Amounts of lost deals in the company's currency. */
    @Description("Amounts of lost deals in the company's currency")
    LOST_AMOUNT(5, Scale.AMOUNT, Reading.PERIOD),
    /** Days from creation to closing of won deals. */
    @Description("Days from creation to closing of won deals")
    WON_CYCLE(6, Scale.DAYS, Reading.PERIOD),
    /** Days from creation to closing of lost deals. */
    @Description("Days from creation to closing of lost deals")
    LOST_CYCLE(7, Scale.DAYS, Reading.PERIOD),
    /** Amounts of accounts' first won deals in the company's currency, by the day that made the account a customer. */
    @Description("Amounts of accounts' first won deals in the company's currency, by the day that made the account a customer")
    FIRST_PURCHASE(9, Scale.AMOUNT, Reading.PERIOD),
    /** Days from the detection of its lead to closing of won deals; of deals with a known lead only. */
    @Description("Days from the detection of its lead to closing of won deals; of deals with a known lead only")
    WON_CYCLE_FROM_LEAD(10, Scale.DAYS, Reading.PERIOD),
    /** The same of lost deals. */
    @Description("The same of lost deals")
    LOST_CYCLE_FROM_LEAD(11, Scale.DAYS, Reading.PERIOD),
    /** Days from the first contact with its lead to closing of won deals; of deals with a contacted lead only. */
    @Description("Days from the first contact with its lead to closing of won deals; of deals with a contacted lead only")
    WON_CYCLE_FROM_CONTACT(12, Scale.DAYS, Reading.PERIOD),
    /** The same of lost deals. */
    @Description("The same of lost deals")
    LOST_CYCLE_FROM_CONTACT(13, Scale.DAYS, Reading.PERIOD),
    /** Open deals: they come when created and go when closed. The value is the day of creation, as days since 1970. */
    @Description("Open deals: they come when created and go when closed. The value is the day of creation, as days since 1970")
    OPEN_DEALS(14, Scale.WEEK, Reading.STOCK),
    /** Amount times probability of deals that are open now, by the day of creation. */
    @Description("Amount times probability of deals that are open now, by the day of creation")
    WEIGHTED_PIPELINE(15, Scale.NONE, Reading.STOCK),
    /** Entries into open stages; the bucket is where the deal went, see {@code StageOutcome}. */
    @Description("Entries into open stages; the bucket is where the deal went, see StageOutcome")
    STAGE_ENTRY(16, Scale.NONE, Reading.PERIOD, Cut.STAGE),
    /** All days that a deal spent in a stage, on the day it left it for good. */
    @Description("All days that a deal spent in a stage, on the day it left it for good")
    STAGE_DAYS(17, Scale.DAYS, Reading.PERIOD, Cut.STAGE),
    /** Stages that a deal has been in, by the day of its creation; the bucket is 1 if it passed all stages before. */
    @Description("Stages that a deal has been in, by the day of its creation; the bucket is 1 if it passed all stages before")
    STAGE_REACHED(18, Scale.NONE, Reading.PERIOD, Cut.STAGE),
    /** Amounts of deals that are open now in the stage they are in, by the day of creation. */
    @Description("Amounts of deals that are open now in the stage they are in, by the day of creation")
    STAGE_PIPELINE(19, Scale.NONE, Reading.STOCK, Cut.STAGE),
    /** Deals that are open now, by the day they entered their stage; the value is that day, as days since 1970. */
    @Description("Deals that are open now, by the day they entered their stage; the value is that day, as days since 1970")
    STAGE_STAY(20, Scale.NONE, Reading.STOCK, Cut.STAGE),
    /** Leads, by the day they were detected; so are all measures of leads but one. */
    @Description("Leads, by the day they were detected")
    LEAD(40, Scale.NONE, Reading.PERIOD),
    /** Days from a lead's detection to its qualification. */
    @Description("Days from a lead's detection to its qualification")
    LEAD_QUALIFIED(41, Scale.DAYS, Reading.PERIOD),
    /** Days from a lead's detection to its first opportunity. */
    @Description("Days from a lead's detection to its first opportunity")
    LEAD_OPPORTUNITY(42, Scale.DAYS, Reading.PERIOD),
    /** Leads with an opportunity, by the day their first one was created. */
    @Description("Leads with an opportunity, by the day their first one was created")
    LEAD_OPPORTUNITY_CREATED(43, Scale.NONE, Reading.PERIOD),
    /** Days from a lead's detection to its first won deal. */
    @Description("Days from a lead's detection to its first won deal")
    LEAD_CUSTOMER(44, Scale.DAYS, Reading.PERIOD),
    /** Seconds to first contacts that took as long by the business hours as by the clock. */
    @Description("Seconds from detection to first contacts that took as long by business hours as by the clock")
    FIRST_CONTACT(45, Scale.DELAY, Reading.PERIOD),
    /** Seconds to the other first contacts, by the clock. */
    @Description("Seconds from detection to first contacts of which a part lay outside business hours, by the clock")
    FIRST_CONTACT_ELAPSED(46, Scale.DELAY, Reading.PERIOD),
    /** Seconds to the same first contacts, of these what lay within business hours. */
    @Description("Seconds from detection to first contacts of which a part lay outside business hours, without that part")
    FIRST_CONTACT_IN_HOURS(47, Scale.DELAY, Reading.PERIOD),
    /** Minutes of research and personalisation before a first contact, where somebody noted them. */
    @Description("Minutes of research and personalisation before a first contact, where somebody noted them")
    PREPARATION(48, Scale.AMOUNT, Reading.PERIOD),
    /** Marketing costs in the company's currency by the first day they are for; the bucket is the number of days. */
    @Description("Marketing costs in the company's currency by the first day they are for")
    MARKETING_COST_BEGUN(50, Scale.DAYS, Reading.LEDGER, Cut.TOTAL, Cut.SLICE),
    /** The same costs by the first day they are for no more. */
    @Description("Marketing costs in the company's currency by the first day they are for no more")
    MARKETING_COST_ENDED(51, Scale.DAYS, Reading.LEDGER, Cut.TOTAL, Cut.SLICE),
    /** Sales costs, as marketing's. */
    @Description("Sales costs in the company's currency by the first day they are for")
    SALES_COST_BEGUN(52, Scale.DAYS, Reading.LEDGER, Cut.TOTAL, Cut.SLICE),
    /** Sales costs, as marketing's. */
    @Description("Sales costs in the company's currency by the first day they are for no more")
    SALES_COST_ENDED(53, Scale.DAYS, Reading.LEDGER, Cut.TOTAL, Cut.SLICE),

    /** Customers, 1 by the day before they became one and -1 by the last day they were; the bucket says the day again. */
    @Description("Customers, 1 by the day before they became one and -1 by the last day they were; the bucket says the day again")
    CUSTOMER_OPENING(70, Scale.DATE, Reading.HISTORY),
    /** Customers at two dates, as sums in two dimensions: the day is the later one, the bucket the earlier. */
    @Description("Customers at two dates, as sums in two dimensions: the day is the later one, the bucket the earlier")
    CUSTOMER_RETAINED(71, Scale.DATE, Reading.HISTORY),
    /** Monthly amounts of customers, as {@link #CUSTOMER_OPENING}. */
    @Description("Monthly amounts of customers, as CUSTOMER_OPENING")
    MRR_OPENING(72, Scale.DATE, Reading.HISTORY),
    /** What customers brought a month and still bring, as {@link #CUSTOMER_RETAINED}. */
    @Description("What customers brought a month and still bring, as CUSTOMER_RETAINED")
    MRR_KEPT(73, Scale.DATE, Reading.HISTORY),
    /** What customers of the earlier date bring a month at the later one, as {@link #CUSTOMER_RETAINED}. */
    @Description("What customers of the earlier date bring a month at the later one, as CUSTOMER_RETAINED")
    MRR_NET(74, Scale.DATE, Reading.HISTORY),
    /** Customers of whom it is unknown what they bring, as {@link #CUSTOMER_OPENING}. */
    @Description("Customers of whom it is unknown what they bring, as CUSTOMER_OPENING")
    CUSTOMER_MRR_UNKNOWN(75, Scale.DATE, Reading.HISTORY),
    /** Contracts that were renewed, by the end agreed on; the bucket says the day again. */
    @Description("Contracts that were renewed, by the end agreed on; the bucket says the day again")
    CONTRACT_RENEWED(76, Scale.DATE, Reading.PERIOD),
    /** Contracts that ended and were not renewed, by their last day; the bucket says the day again. */
    @Description("Contracts that ended and were not renewed, by their last day; the bucket says the day again")
    CONTRACT_LAPSED(77, Scale.DATE, Reading.PERIOD),
    /** Answers to surveys; the bucket is the score. */
    @Description("Answers to surveys; the bucket is the score")
    SURVEY_SCORE(80, Scale.SCORE, Reading.PERIOD),
    /** Answers that their account has superseded, by the day of the later one; the bucket is their own day and score. */
    @Description("Answers that their account has superseded, by the day of the later one; the bucket is their own day and score")
    SURVEY_SUPERSEDED(81, Scale.DATE, Reading.PERIOD),
    /** Complaints, by the day they were opened. */
    @Description("Complaints, by the day they were opened")
    COMPLAINT(84, Scale.NONE, Reading.PERIOD),
    /** Minutes until complaints were responded to, by the day they were opened. */
    @Description("Minutes until complaints were responded to, by the day they were opened")
    COMPLAINT_RESPONSE(85, Scale.AMOUNT, Reading.PERIOD),
    /** Minutes until complaints were resolved, by the day they were opened. */
    @Description("Minutes until complaints were resolved, by the day they were opened")
    COMPLAINT_RESOLUTION(86, Scale.AMOUNT, Reading.PERIOD),
    /** Ratings of reviews; the bucket is the rating. */
    @Description("Ratings of reviews; the bucket is the rating")
    REVIEW_RATING(88, Scale.SCORE, Reading.PERIOD),
    /** Days until reps' first sales, by the day of hire. */
    @Description("Days until reps' first sales, by the day of hire")
    REP_FIRST_SALE(90, Scale.DAYS, Reading.PERIOD),
    /** Reps who left without a sale, by the day of hire; the bucket is their last day. */
    @Description("Reps who left without a sale, by the day of hire; the bucket is their last day")
    REP_LEFT_UNSOLD(91, Scale.DATE, Reading.DAILY),
    /** Reps who are there and have no sale, by the day of hire, which the bucket says again. */
    @Description("Reps who are there and have no sale, by the day of hire, which the bucket says again")
    REP_UNSOLD(92, Scale.DATE, Reading.PERIOD),
    /** Minutes of training until reps' first sales, by the day of hire. */
    @Description("Minutes of training until reps' first sales, by the day of hire")
    TRAINING_UNTIL_SALE(93, Scale.AMOUNT, Reading.PERIOD),
    /** Milestones completed in time, by the day they are due, which the bucket says again. */
    @Description("Milestones completed in time, by the day they are due, which the bucket says again")
    MILESTONE_ON_TIME(100, Scale.DATE, Reading.PERIOD),
    /** Milestones completed late, as those in time. */
    @Description("Milestones completed late, as those in time")
    MILESTONE_LATE(101, Scale.DATE, Reading.PERIOD),
    /** Milestones not completed, as those in time. */
    @Description("Milestones not completed, as those in time")
    MILESTONE_OPEN(102, Scale.DATE, Reading.PERIOD),
    /** Exercises passed at once, by the day of the first attempt. */
    @Description("Exercises passed at once, by the day of the first attempt")
    EXERCISE_PASSED_FIRST(103, Scale.NONE, Reading.PERIOD),
    /** Exercises passed, though not at once, by the day of the first attempt. */
    @Description("Exercises passed, though not at once, by the day of the first attempt")
    EXERCISE_PASSED_LATER(104, Scale.NONE, Reading.PERIOD),
    /** Exercises not passed, by the day of the first attempt. */
    @Description("Exercises not passed, by the day of the first attempt")
    EXERCISE_FAILED(105, Scale.NONE, Reading.PERIOD),
    /** Skills required of reps, 1 from a day on and -1 when no more; the bucket says the day again. */
    @Description("Skills required of reps, 1 from a day on and -1 when no more; the bucket says the day again")
    SKILL_REQUIRED(106, Scale.DATE, Reading.STOCK),
    /** Skills required of reps that they have, as those required. */
    @Description("Skills required of reps that they have, as those required")
    SKILL_ACQUIRED(107, Scale.DATE, Reading.STOCK),
    /** Coaching sessions planned and held, by the day planned, which the bucket says again. */
    @Description("Coaching sessions planned and held, by the day planned, which the bucket says again")
    SESSION_HELD(108, Scale.DATE, Reading.PERIOD),
    /** Coaching sessions planned and not held, by the day planned, which the bucket says again. */
    @Description("Coaching sessions planned and not held, by the day planned, which the bucket says again")
    SESSION_NOT_HELD(109, Scale.DATE, Reading.PERIOD),
    /** Coaching sessions that were held and not planned, by that day, which the bucket says again. */
    @Description("Coaching sessions that were held and not planned, by that day, which the bucket says again")
    SESSION_UNPLANNED(110, Scale.DATE, Reading.PERIOD),
    /** Minutes of training, by the day a module was completed. */
    @Description("Minutes of training, by the day a module was completed")
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
        /** By the Monday of the date that the value is, as days since 1970: within a week. */
        WEEK,
        /** Buckets that grow with the duration, see {@link DelayBuckets}. */
        DELAY,
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

    /**
     * The bucket in sums over that span. Of a history the bucket is an earlier date; over a month it is that date's month: who
     * needs its days, reads them from the days.
     */
    public int bucketOver(Span span, int bucket) {
        return reading == Reading.HISTORY
                ? Math.toIntExact(span.startOf(LocalDate.ofEpochDay(bucket)).toEpochDay())
                : bucket;
    }

    /** The cuts it is summed up in, without those that follow a change of owner. */
    public List<Cut> cuts() {
        return cuts;
    }

    /** The kind of journey that contributes to it. */
    public JourneyKind kind() {
        return switch (this) {
            case OUTCOME, WON_AMOUNT, LOST_AMOUNT, WON_CYCLE, LOST_CYCLE, WON_CYCLE_FROM_LEAD, LOST_CYCLE_FROM_LEAD,
                    WON_CYCLE_FROM_CONTACT, LOST_CYCLE_FROM_CONTACT, OPEN_DEALS, WEIGHTED_PIPELINE, STAGE_ENTRY,
                    STAGE_DAYS, STAGE_REACHED, STAGE_PIPELINE, STAGE_STAY ->
                JourneyKind.DEAL;
            case FIRST_PURCHASE -> JourneyKind.ACCOUNT;
            case LEAD, LEAD_QUALIFIED, LEAD_OPPORTUNITY, LEAD_OPPORTUNITY_CREATED, LEAD_CUSTOMER, FIRST_CONTACT,
                    FIRST_CONTACT_ELAPSED, FIRST_CONTACT_IN_HOURS, PREPARATION ->
                JourneyKind.LEAD;
            case MARKETING_COST_BEGUN, MARKETING_COST_ENDED, SALES_COST_BEGUN, SALES_COST_ENDED -> JourneyKind.SPEND;
            case CUSTOMER_OPENING, CUSTOMER_RETAINED, MRR_OPENING, MRR_KEPT, MRR_NET, CUSTOMER_MRR_UNKNOWN ->
                JourneyKind.CUSTOMER;
            case CONTRACT_RENEWED, CONTRACT_LAPSED -> JourneyKind.CONTRACT;
            case SURVEY_SCORE, SURVEY_SUPERSEDED -> JourneyKind.SURVEY;
            case COMPLAINT, COMPLAINT_RESPONSE, COMPLAINT_RESOLUTION -> JourneyKind.COMPLAINT;
            case REVIEW_RATING -> JourneyKind.REVIEW;
            case REP_FIRST_SALE, REP_LEFT_UNSOLD, REP_UNSOLD, TRAINING_UNTIL_SALE -> JourneyKind.REP;
            case MILESTONE_ON_TIME, MILESTONE_LATE, MILESTONE_OPEN, EXERCISE_PASSED_FIRST, EXERCISE_PASSED_LATER,
                    EXERCISE_FAILED, SKILL_REQUIRED, SKILL_ACQUIRED, SESSION_HELD, SESSION_NOT_HELD, SESSION_UNPLANNED,
                    TRAINING_MINUTES ->
                JourneyKind.TRAINING;
        };
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
