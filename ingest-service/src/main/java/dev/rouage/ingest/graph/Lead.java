package dev.rouage.ingest.graph;

import java.time.Instant;
import java.util.UUID;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Somebody who may become a customer. */
@Key(fields = @FieldSet("id"))
@Description("Somebody who may become a customer")
public record Lead(
        @Id @NonNull @Description("Its id in the graph") String id,
        @Description("Where it comes from in the CRM's words; null when the CRM has none") @Nullable String leadSource,
        @Description("The marketing channel; null when the CRM has none") @Nullable String channel,
        @NonNull @Description("When it was detected") Instant detectedAt,
        @Description("The status in the CRM's words; null when the CRM has none") @Nullable String status,
        @Description("When it was found worth pursuing; null when it was not, or not yet") @Nullable Instant qualifiedAt,
        @Description("When it was given up; null when it was not") @Nullable Instant disqualifiedAt,
        @Description("The country in the CRM's words; null when the CRM has none") @Nullable String country,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID ownerId, @Ignore @Nullable UUID accountId) {

    static Lead of(GraphRecord found) {
        return new Lead(found.id().toString(), found.text("source"), found.text("channel"),
                Instant.parse(String.valueOf(found.text("detectedAt"))), found.text("status"),
                found.moment("qualifiedAt"), found.moment("disqualifiedAt"), found.text("country"), found.source(),
                found.externalId(), found.reference("owner"), found.reference("account"));
    }
}
