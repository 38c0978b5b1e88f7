package dev.rouage.kpi.graph;

import dev.rouage.kpi.catalogue.KpiDimension;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What the records of a group have in common. */
@Description("What the records of a group have in common")
public record KpiGroupValue(
        @NonNull @Description("The dimension") KpiDimension dimension,
        @Description("Its value: the id of the rep or team, or the name; null for records without one") @Nullable String value) {}
