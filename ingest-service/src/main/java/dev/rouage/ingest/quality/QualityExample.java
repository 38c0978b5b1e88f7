package dev.rouage.ingest.quality;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A record that a finding is about, as it is called now. */
@Description("A record that a finding is about")
public record QualityExample(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId) {}
