package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** What a period selects. */
@Description("What a period selects")
public enum Basis {
    @Description("What entered in the period, and of it what converted within a window")
    COHORT,

    @Description("What happened in the period, each thing by its own date")
    EVENT
}
