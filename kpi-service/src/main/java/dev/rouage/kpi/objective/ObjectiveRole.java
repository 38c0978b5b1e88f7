package dev.rouage.kpi.objective;

import org.eclipse.microprofile.graphql.Description;

/** What an objective is to its subject. */
@Description("What an objective is to its team or rep")
public enum ObjectiveRole {
    @Description("What the team works for; exactly one at any time")
    MAIN,

    @Description("What the team keeps an eye on beside it; one to three at any time")
    INDICATOR,

    @Description("A rep's own")
    INDIVIDUAL
}
