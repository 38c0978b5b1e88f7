package dev.rouage.kpi.report;

import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;

/** Names a figure of somebody over some days. */
public record FigureKey(KpiId kpi, Period period, Owner owner) {

    /** Whose figure it is. */
    public sealed interface Owner {

        /** The company's as a whole. */
        record Company() implements Owner {}

        /** A team's, with the teams below it. */
        record Team(UUID id) implements Owner {}

        /** A rep's. */
        record Rep(UUID id) implements Owner {}
    }
}
