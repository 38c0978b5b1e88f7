package dev.rouage.ingest.graph;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A company that buys, or may buy. */
@Key(fields = @FieldSet("id"))
@Description("A company that buys, or may buy")
public record Account(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The name as the CRM has it") String name,
        @Description("The market segment in the CRM's words; null when the CRM has none") @Nullable String segment,
        @Description("The industry in the CRM's words; null when the CRM has none") @Nullable String industry,
        @Description("The country in the CRM's words; null when the CRM has none") @Nullable String country,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId) {

    static Account of(GraphRecord found) {
        return new Account(found.id().toString(), String.valueOf(found.text("name")), found.text("segment"),
                found.text("industry"), found.text("country"), found.source(), found.externalId());
    }
}
