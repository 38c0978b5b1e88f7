package dev.rouage.kpi.graph;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A rep, of whom this service knows the figures. */
@Key(fields = @FieldSet("id"))
@Description("A sales rep")
public record Rep(@Id @NonNull @Description("The rep's id") String id) {}
