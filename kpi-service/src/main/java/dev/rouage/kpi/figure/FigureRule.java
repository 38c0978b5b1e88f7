package dev.rouage.kpi.figure;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.DelayBuckets;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Reason;

/** How a figure is made of measures. */
sealed interface FigureRule {

    /** How much in all. */
    record Total(Measure measure) implements FigureRule {}

    /** How much each on average. */
    record Mean(Measure measure, List<Missing> missing) implements FigureRule {

        Mean(Measure measure, Missing... missing) {
            this(measure, List.of(missing));
        }
    }

    /** How much each on average, those of nothing left out. */
    record MeanOfNonzero(Measure measure) implements FigureRule {}

    /** How old what is there is on average: the values are the days since which it is. */
    record Age(Measure measure) implements FigureRule {}

    /** What is open × the share of won × the mean amount won / the mean days to win. */
    record Velocity(Measure open, Measure won, Measure lost, Measure days) implements FigureRule {}

    /** What is left out because it has no observation of a measure, whereas it has one of another. */
    record Missing(Reason reason, Measure from, Measure of) {}

    /** How many, whether they are left out of their measure or not. */
    record Occurrences(Measure measure) implements FigureRule {}

    /** How many of both belong to the part, whether they are left out of their measure or not. */
    record ShareOfOccurrences(Measure part, Measure rest) implements FigureRule {}

    /** How much of both belongs to the part. */
    record ShareOfSums(Measure part, Measure rest) implements FigureRule {}

    /**
     * How many of the leads detected came to be something more.
     *
     * @param window
     *            within how many days; empty for whenever
     */
    record LeadsConverted(Measure converted, Optional<Integer> window) implements FigureRule {}

    /** How many leads' first opportunities there are to a lead detected, each by its own date. */
    record LeadsConverting() implements FigureRule {}

    /** How many of the leads detected were contacted. */
    record LeadsContacted(Optional<Integer> window) implements FigureRule {}

    /**
     * How long leads waited for their first contact on average.
     *
     * @param target
     *            within which time they should have been contacted
     */
    record ContactDelay(Clock clock, Duration target) implements FigureRule {}

    /** How long first contacts were prepared on average. */
    record Preparation() implements FigureRule {}

    /** What a new customer cost on average. */
    record AcquisitionCost(CostKind kind, int lagDays) implements FigureRule {}
    /** With a calculation of its own, made of these measures. */
    record Composed(Set<Measure> parts, Outcome.Composition composition) implements FigureRule {}

    /**
     * The measures that a figure is made of, in the variant asked for: the same ones whatever the company has decided.
     */
    static Set<Measure> measuresOf(KpiId kpi, Options options) {
        return of(kpi, options, Policy.DEFAULT).measures();
    }

    /** The rule of a figure in the variant asked for. */
    static FigureRule of(KpiId kpi, Options options, Policy policy) {
        return switch (kpi) {
            case SALES_CYCLE_LENGTH -> cycle(options, Measure.WON_CYCLE, Measure.WON_CYCLE_FROM_LEAD,
                    Measure.WON_CYCLE_FROM_CONTACT);
            case LOST_CYCLE_LENGTH -> cycle(options, Measure.LOST_CYCLE, Measure.LOST_CYCLE_FROM_LEAD,
                    Measure.LOST_CYCLE_FROM_CONTACT);
            case OPEN_DEAL_AGE -> new Age(Measure.OPEN_DEALS);
            case PIPELINE_VELOCITY -> new Velocity(Measure.OPEN_DEALS, Measure.WON_AMOUNT, Measure.LOST_AMOUNT,
                    Measure.WON_CYCLE);
            case WEIGHTED_PIPELINE -> new Total(Measure.WEIGHTED_PIPELINE);
            case LEAD_TO_OPPORTUNITY_RATE -> options.basis().orElse(Basis.COHORT) == Basis.EVENT
                    ? new LeadsConverting()
                    : new LeadsConverted(Measure.LEAD_OPPORTUNITY,
                            options.windowDays().or(() -> Optional.of(policy.opportunityWindowDays())));
            case QUALIFIED_LEAD_RATE -> new LeadsConverted(Measure.LEAD_QUALIFIED, options.windowDays());
            case FIRST_CONTACT_DELAY ->
                new ContactDelay(options.clock(), Duration.ofMinutes(policy.contactTargetMinutes()));
            case CONTACTED_RATE -> new LeadsContacted(options.windowDays());
            case PERSONALISATION_TIME -> new Preparation();
            case LEAD_TO_CUSTOMER_RATE -> new LeadsConverted(Measure.LEAD_CUSTOMER,
                    options.windowDays().or(() -> Optional.of(policy.customerWindowDays())));
            case ACQUISITION_COST -> new AcquisitionCost(options.costKind(), options.spendLagDays());
            case WIN_RATE_BY_COUNT -> new ShareOfOccurrences(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WIN_RATE_BY_AMOUNT -> new ShareOfSums(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WON_REVENUE -> new Total(Measure.WON_AMOUNT);
            case AVERAGE_SALE_VALUE -> options.includeZeroAmounts()
                    ? new Mean(Measure.WON_AMOUNT)
                    : new MeanOfNonzero(Measure.WON_AMOUNT);
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

    private static FigureRule cycle(Options options, Measure created, Measure lead, Measure contact) {
        Missing noLead = new Missing(Reason.LEAD_MISSING, created, lead);
        return switch (options.startPoint()) {
            case OPPORTUNITY_CREATED -> new Mean(created);
            case LEAD_DETECTED -> new Mean(lead, noLead);
            case FIRST_CONTACT -> new Mean(contact, noLead, new Missing(Reason.NOT_CONTACTED, lead, contact));
        };
    }

    /** Whether the contribution is a conversion behind the rule's window: it does not count, and is not left out either. */
    default boolean isTooLate(Contribution contribution) {
        if (contribution.reason() != Reason.COUNTED) {
            return false;
        }
        if (this instanceof LeadsConverted(Measure converted, Optional<Integer> window)) {
            return contribution.measure() == converted
                    && window.map(days -> contribution.bucket() > days).orElse(false);
        }
        return this instanceof LeadsContacted(Optional<Integer> window) && contribution.measure() != Measure.LEAD
                && window.map(days -> contribution.bucket() >= DelayBuckets.endOf(Duration.ofDays(days))).orElse(false);
    }

    /** The measures it is made of, and those that tell what is left out of it. */
    default Set<Measure> measures() {
        return switch (this) {
            case Composed composed -> composed.parts();
            case Occurrences(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Total _ -> excluding();
            case Mean(Measure measure, List<Missing> missing) -> {
                Set<Measure> all = EnumSet.of(Measure.OUTCOME, measure);
                missing.forEach(each -> all.addAll(EnumSet.of(each.from(), each.of())));
                yield all;
            }
            case MeanOfNonzero(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Age(Measure measure) -> EnumSet.of(measure);
            case Velocity(Measure open, Measure won, Measure lost, Measure days) -> EnumSet.of(Measure.OUTCOME, open,
                    won, lost, days);
            case ShareOfOccurrences(Measure part, Measure rest) -> EnumSet.of(Measure.OUTCOME, part, rest);
            case ShareOfSums(Measure part, Measure rest) -> EnumSet.of(Measure.OUTCOME, part, rest);
            case LeadsConverted(Measure converted, _) -> EnumSet.of(Measure.LEAD, converted);
            case LeadsConverting _ -> EnumSet.of(Measure.LEAD, Measure.LEAD_OPPORTUNITY_CREATED);
            case LeadsContacted _ -> EnumSet.of(Measure.LEAD, Measure.FIRST_CONTACT, Measure.FIRST_CONTACT_ELAPSED);
            case ContactDelay _ -> EnumSet.of(Measure.LEAD, Measure.FIRST_CONTACT, Measure.FIRST_CONTACT_ELAPSED,
                    Measure.FIRST_CONTACT_IN_HOURS);
            case Preparation _ -> EnumSet.of(Measure.LEAD, Measure.FIRST_CONTACT, Measure.FIRST_CONTACT_ELAPSED,
                    Measure.PREPARATION);
            case AcquisitionCost _ -> EnumSet.of(Measure.FIRST_PURCHASE, Measure.MARKETING_COST_BEGUN,
                    Measure.MARKETING_COST_ENDED, Measure.SALES_COST_BEGUN, Measure.SALES_COST_ENDED);
        };
    }

    /** The measures whose exclusions are left out of it: not those that count whatever they are left out of. */
    default Set<Measure> excluding() {
        return switch (this) {
            case Composed _ -> Set.of();
            case Occurrences _ -> EnumSet.of(Measure.OUTCOME);
            case ShareOfOccurrences _ -> EnumSet.of(Measure.OUTCOME);
            case Total(Measure measure) -> measure.reading() == Reading.STOCK
                    ? EnumSet.of(measure)
                    : EnumSet.of(Measure.OUTCOME, measure);
            case Mean(Measure measure, List<Missing> _) -> EnumSet.of(Measure.OUTCOME, measure);
            case MeanOfNonzero(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Age(Measure measure) -> EnumSet.of(measure);
            case Velocity(Measure open, Measure won, Measure _, Measure days) -> EnumSet.of(Measure.OUTCOME, open, won,
                    days);
            case ShareOfSums(Measure part, Measure rest) -> EnumSet.of(Measure.OUTCOME, part, rest);
            case LeadsConverted _ -> measures();
            case LeadsConverting _ -> measures();
            case LeadsContacted _ -> measures();
            case ContactDelay _ -> measures();
            case Preparation _ -> measures();
            case AcquisitionCost _ -> EnumSet.noneOf(Measure.class);
        };
    }
}
