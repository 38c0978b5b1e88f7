package dev.rouage.kpi.graph;

import dev.rouage.kpi.contribution.Reason;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What is left out of a figure. */
@Description("Records that are left out of a figure")
public record Exclusion(
        @NonNull @Description("Why they are left out") Reason reason,
        @Description("How many records") int count) {}
