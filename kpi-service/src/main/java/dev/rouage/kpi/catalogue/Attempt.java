package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which attempt at a test counts. */
@Description("Which attempt at a test counts")
public enum Attempt {
    @Description("The first one")
    FIRST,

    @Description("The best one")
    BEST
}
