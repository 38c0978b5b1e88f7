package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which costs of acquisition count. */
@Description("Which costs of acquisition count")
public enum CostKind {
    @Description("The costs of the side MARKETING: what is paid for being found")
    PAID,

    @Description("The costs of both sides, MARKETING and SALES")
    FULLY_LOADED
}
