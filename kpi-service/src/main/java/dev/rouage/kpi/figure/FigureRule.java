package dev.rouage.kpi.figure;

import java.util.EnumSet;
import java.util.Set;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;

/** How a figure is made of measures. */
sealed interface FigureRule {

    /** How much in all. */
    record Total(Measure measure) implements FigureRule {}

    /** How much each on average. */
    record Mean(Measure measure) implements FigureRule {}

    /** How many, whether they are left out of their measure or not. */
    record Occurrences(Measure measure) implements FigureRule {}

    /** How many of both belong to the part, whether they are left out of their measure or not. */
    record ShareOfOccurrences(Measure part, Measure rest) implements FigureRule {}

    /** How much of both belongs to the part. */
    record ShareOfSums(Measure part, Measure rest) implements FigureRule {}

    /** With a calculation of its own, made of these measures. */
    record Composed(Set<Measure> parts, Outcome.Composition composition) implements FigureRule {}

    /** The rule of a figure in the variant asked for. */
    static FigureRule of(KpiId kpi, Options options) {
        return switch (kpi) {
            case SALES_CYCLE_LENGTH -> new Mean(Measure.WON_CYCLE);
            case LOST_CYCLE_LENGTH -> new Mean(Measure.LOST_CYCLE);
            case WIN_RATE_BY_COUNT -> new ShareOfOccurrences(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WIN_RATE_BY_AMOUNT -> new ShareOfSums(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WON_REVENUE -> new Total(Measure.WON_AMOUNT);
            case AVERAGE_SALE_VALUE -> new Mean(Measure.WON_AMOUNT);
            case NEW_CUSTOMERS -> new Occurrences(Measure.FIRST_PURCHASE);
            case FIRST_PURCHASE_VALUE -> new Mean(Measure.FIRST_PURCHASE);
            case CUSTOMER_RETENTION -> new Composed(
                    EnumSet.of(Measure.CUSTOMER_OPENING, Measure.CUSTOMER_RETAINED), CustomerFigures::retention);
            case GROSS_REVENUE_RETENTION -> new Composed(EnumSet.of(Measure.CUSTOMER_OPENING,
                    Measure.CUSTOMER_MRR_UNKNOWN, Measure.MRR_OPENING, Measure.MRR_KEPT),
                    CustomerFigures::grossRevenueRetention);
            case NET_REVENUE_RETENTION -> new Composed(EnumSet.of(Measure.CUSTOMER_OPENING,
                    Measure.CUSTOMER_MRR_UNKNOWN, Measure.MRR_OPENING, Measure.MRR_NET),
                    CustomerFigures::netRevenueRetention);
            case RENEWAL_RATE -> new Composed(EnumSet.of(Measure.CONTRACT_RENEWED, Measure.CONTRACT_LAPSED),
                    CustomerFigures::renewalRate);
            case NET_PROMOTER_SCORE -> new Composed(EnumSet.of(Measure.SURVEY_SCORE, Measure.SURVEY_SUPERSEDED),
                    VoiceFigures::promoterScore);
            case COMPLAINTS -> new Composed(EnumSet.of(Measure.COMPLAINT, Measure.COMPLAINT_RESPONSE,
                    Measure.COMPLAINT_RESOLUTION), VoiceFigures::complaints);
            case COMPLAINTS_PER_100_CUSTOMERS -> new Composed(
                    EnumSet.of(Measure.COMPLAINT, Measure.CUSTOMER_OPENING), VoiceFigures::complaintsPerHundred);
            case REVIEW_RATING -> new Composed(EnumSet.of(Measure.REVIEW_RATING), VoiceFigures::reviewRating);
            case TIME_TO_FIRST_SALE -> new Composed(EnumSet.of(Measure.REP_FIRST_SALE, Measure.REP_UNSOLD,
                    Measure.REP_LEFT_UNSOLD), RepFigures::timeToFirstSale);
            case ONBOARDING_TRAINING_TIME -> new Composed(EnumSet.of(Measure.TRAINING_UNTIL_SALE),
                    RepFigures::trainingTime);
            case TRAINING_COMPLETION -> new Composed(EnumSet.of(Measure.MILESTONE_ON_TIME, Measure.MILESTONE_LATE,
                    Measure.MILESTONE_OPEN, Measure.TRAINING_MINUTES), TrainingFigures::completion);
            case TRAINING_PASS_RATE -> new Composed(EnumSet.of(Measure.EXERCISE_PASSED_FIRST,
                    Measure.EXERCISE_PASSED_LATER, Measure.EXERCISE_FAILED), TrainingFigures::passRate);
            case SKILL_MASTERY -> new Composed(EnumSet.of(Measure.SKILL_REQUIRED, Measure.SKILL_ACQUIRED),
                    TrainingFigures::mastery);
            case COACHING_SESSIONS_HELD -> new Composed(EnumSet.of(Measure.SESSION_HELD, Measure.SESSION_NOT_HELD,
                    Measure.SESSION_UNPLANNED), TrainingFigures::sessions);
        };
    }

    /** The measures it is made of, and those that tell what is left out of it. */
    default Set<Measure> measures() {
        return switch (this) {
            case Composed composed -> composed.parts();
            case Occurrences(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Total(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Mean(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case ShareOfOccurrences(Measure part, Measure rest) -> EnumSet.of(Measure.OUTCOME, part, rest);
            case ShareOfSums(Measure part, Measure rest) -> EnumSet.of(Measure.OUTCOME, part, rest);
        };
    }

    /** The measures whose exclusions are left out of it: not those that count whatever they are left out of. */
    default Set<Measure> excluding() {
        return switch (this) {
            case Composed _ -> Set.of();
            case Occurrences _ -> EnumSet.of(Measure.OUTCOME);
            case ShareOfOccurrences _ -> EnumSet.of(Measure.OUTCOME);
            case Total _ -> measures();
            case Mean _ -> measures();
            case ShareOfSums _ -> measures();
        };
    }
}
