package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which way a figure should move. */
@Description("Which way a figure should move")
public enum Direction {
    @Description("More is better")
    HIGHER_IS_BETTER,

    @Description("Less is better")
    LOWER_IS_BETTER,

    @Description("Neither is better in itself")
    NEUTRAL
}
