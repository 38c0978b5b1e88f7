package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which deals a stage of a funnel counts. */
@Description("Which deals a stage of a funnel counts")
public enum FunnelMode {
    @Description("Deals that have been in this stage and in each stage before it in the pipeline's order")
    ALL_STAGES_PASSED,

    @Description("Deals that have been in this stage, whatever they skipped")
    ANY_STAGE_REACHED
}
