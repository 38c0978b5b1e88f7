package dev.rouage.ingest.graph;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A customer's answer to how likely it would recommend the company. */
@Description("A customer's answer to how likely it would recommend the company")
public record SurveyResponse(
        @Id @NonNull @Description("Its id in the graph") String id,
        @Description("The answer, 0 to 10: 9 and 10 promote, 0 to 6 detract") int score,
        @NonNull @Description("When the customer answered") Instant respondedAt,
        @Description("The survey in the CRM's words; null when the CRM has only one") @Nullable String survey,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID accountId, @Ignore @Nullable UUID repId) {

    static SurveyResponse of(GraphRecord found) {
        return new SurveyResponse(found.id().toString(), found.requiredWhole("score"),
                Instant.parse(String.valueOf(found.text("respondedAt"))), found.text("survey"), found.source(),
                found.externalId(), found.reference("account"), found.reference("rep"));
    }
}
