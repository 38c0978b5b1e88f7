package dev.rouage.kpi.graph;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A team, of which this service knows the figures. */
@Key(fields = @FieldSet("id"))
@Description("A team of sales reps")
public record Team(@Id @NonNull @Description("The team's id") String id) {}
