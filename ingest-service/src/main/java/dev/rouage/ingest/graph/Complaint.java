package dev.rouage.ingest.graph;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that a customer complains about. */
@Description("Something that a customer complains about")
public record Complaint(
        @Id @NonNull @Description("Its id in the graph") String id,
        @Description("What it is about, in the CRM's words; null when the CRM has none") @Nullable String category,
        @NonNull @Description("When it came") Instant openedAt,
        @Description("When the customer got the first answer; null before that, or when the CRM does not tell") @Nullable Instant firstResponseAt,
        @Description("When it was settled; null while it is not") @Nullable Instant resolvedAt,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID accountId) {

    static Complaint of(GraphRecord found) {
        return new Complaint(found.id().toString(), found.text("category"),
                Instant.parse(String.valueOf(found.text("openedAt"))), found.moment("firstResponseAt"),
                found.moment("resolvedAt"), found.source(), found.externalId(), found.reference("account"));
    }
}
