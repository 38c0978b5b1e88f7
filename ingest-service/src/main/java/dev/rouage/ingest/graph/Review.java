package dev.rouage.ingest.graph;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a customer has written about the company in public. */
@Description("What a customer has written about the company in public")
public record Review(
        @Id @NonNull @Description("Its id in the graph") String id,
        @Description("Stars, 1 to 5") int rating,
        @NonNull @Description("When it was published") Instant publishedAt,
        @Description("Where it was published, in the CRM's words; null when the CRM does not tell") @Nullable String reviewSource,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID accountId) {

    static Review of(GraphRecord found) {
        return new Review(found.id().toString(), found.requiredWhole("rating"),
                Instant.parse(String.valueOf(found.text("publishedAt"))), found.text("source"), found.source(),
                found.externalId(), found.reference("account"));
    }
}
