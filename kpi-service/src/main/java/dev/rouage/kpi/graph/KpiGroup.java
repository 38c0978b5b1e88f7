package dev.rouage.kpi.graph;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A figure of a part of the records. */
@Description("A figure of a part of the records")
public record KpiGroup(
        @Description("One value for each dimension asked for, in that order") @NonNull List<@NonNull KpiGroupValue> values,
        @NonNull @Description("The group's figure") KpiFigure figure,
        @Description("The group's figure by points of the grain asked for; empty without one") @NonNull List<@NonNull KpiPoint> series,
        @NonNull @Description("Hand it back as 'after' to get the groups that follow") String cursor) {}
