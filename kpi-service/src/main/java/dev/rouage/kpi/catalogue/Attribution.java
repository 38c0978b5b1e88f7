package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Whose figures a deal counts for when it has changed hands. */
@Description("Whose figures a deal counts for when it has changed hands")
public enum Attribution {
    @Description("The rep who owned it when it happened")
    OWNER_AT_EVENT,

    @Description("The rep who owns it now")
    CURRENT_OWNER
}
