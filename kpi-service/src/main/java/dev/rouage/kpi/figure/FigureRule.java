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
        };
    }
}
