package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.util.UUID;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A deal, open or closed. */
@Key(fields = @FieldSet("id"))
@Description("A deal, open or closed")
public record Opportunity(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The stage it is in, by the CRM's name") String stage,
        @Description("The pipeline of that stage; null in a CRM with only one") @Nullable String pipeline,
        @Description("The amount in 'currency'; null when the CRM has none or the caller may not see money") @Nullable BigDecimal amount,
        @Description("The currency of the amount, ISO 4217; null when the CRM has none") @Nullable String currency,
        @Description("NEW, RENEWAL or EXPANSION; null when the CRM does not tell") @Nullable String type,
        @NonNull @Description("When it was created: a time, or only a date as many a CRM keeps it") String createdAt,
        @Description("When the CRM says that it was closed, or will be: a time or a date; null when it does not say") @Nullable String closedAt,
        @Description("What is sold; null when the CRM does not tell") @Nullable String product,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID ownerId, @Ignore @Nullable UUID accountId, @Ignore @Nullable UUID leadId) {

    static Opportunity of(GraphRecord found, boolean withMoney) {
        return new Opportunity(found.id().toString(), String.valueOf(found.text("stage")), found.text("pipeline"),
                withMoney ? found.decimal("amount") : null, found.text("currency"), found.text("type"),
                String.valueOf(found.text("createdAt")), found.text("closedAt"), found.text("product"),
                found.source(), found.externalId(), found.reference("owner"), found.reference("account"),
                found.reference("lead"));
    }
}
