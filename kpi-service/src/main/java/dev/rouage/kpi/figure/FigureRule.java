package dev.rouage.kpi.figure;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
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

    /** How long leads waited for their first contact on average. */
    record ContactDelay(Clock clock) implements FigureRule {}

    /** How long first contacts were prepared on average. */
    record Preparation() implements FigureRule {}

    /** What a new customer cost on average. */
    record AcquisitionCost(CostKind kind, int lagDays) implements FigureRule {}

    /** The rule of a figure in the variant asked for. */
    static FigureRule of(KpiId kpi, Options options) {
        return switch (kpi) {
            case SALES_CYCLE_LENGTH -> new Mean(Measure.WON_CYCLE);
            case LOST_CYCLE_LENGTH -> new Mean(Measure.LOST_CYCLE);
            case LEAD_TO_OPPORTUNITY_RATE -> options.basis().orElse(Basis.COHORT) == Basis.EVENT
                    ? new LeadsConverting()
                    : new LeadsConverted(Measure.LEAD_OPPORTUNITY, window(kpi, options));
            case QUALIFIED_LEAD_RATE -> new LeadsConverted(Measure.LEAD_QUALIFIED, window(kpi, options));
            case FIRST_CONTACT_DELAY -> new ContactDelay(options.clock());
            case CONTACTED_RATE -> new LeadsContacted(window(kpi, options));
            case PERSONALISATION_TIME -> new Preparation();
            case LEAD_TO_CUSTOMER_RATE -> new LeadsConverted(Measure.LEAD_CUSTOMER, window(kpi, options));
            case ACQUISITION_COST -> new AcquisitionCost(options.costKind(), options.spendLagDays());
            case WIN_RATE_BY_COUNT -> new ShareOfOccurrences(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WIN_RATE_BY_AMOUNT -> new ShareOfSums(Measure.WON_AMOUNT, Measure.LOST_AMOUNT);
            case WON_REVENUE -> new Total(Measure.WON_AMOUNT);
            case AVERAGE_SALE_VALUE -> new Mean(Measure.WON_AMOUNT);
            case NEW_CUSTOMERS -> new Occurrences(Measure.FIRST_PURCHASE);
            case FIRST_PURCHASE_VALUE -> new Mean(Measure.FIRST_PURCHASE);
        };
    }

    /** The measures it is made of, and those that tell what is left out of it. */
    default Set<Measure> measures() {
        return switch (this) {
            case Occurrences(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Total(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
            case Mean(Measure measure) -> EnumSet.of(Measure.OUTCOME, measure);
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
            case Occurrences _ -> EnumSet.of(Measure.OUTCOME);
            case ShareOfOccurrences _ -> EnumSet.of(Measure.OUTCOME);
            case Total _ -> measures();
            case Mean _ -> measures();
            case ShareOfSums _ -> measures();
            case LeadsConverted _ -> measures();
            case LeadsConverting _ -> measures();
            case LeadsContacted _ -> measures();
            case ContactDelay _ -> measures();
            case Preparation _ -> measures();
            case AcquisitionCost _ -> EnumSet.noneOf(Measure.class);
        };
    }

    private static Optional<Integer> window(KpiId kpi, Options options) {
        return options.windowDays()
                .or(() -> Optional.ofNullable(Catalogue.definition(kpi).choice().windowDays()));
    }
}
