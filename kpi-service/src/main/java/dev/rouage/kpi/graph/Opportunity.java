package dev.rouage.kpi.graph;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A deal, of which this service gives the key only. */
@Key(fields = @FieldSet("id"))
@Description("A deal")
public record Opportunity(@Id @NonNull @Description("Its id") String id) {}
