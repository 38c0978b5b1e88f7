package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which costs of acquisition count. */
@Description("Which costs of acquisition count")
public enum CostKind {
    @Description("What is paid to others, such as media")
    PAID,

    @Description("All costs of sales and marketing")
    FULLY_LOADED
}
