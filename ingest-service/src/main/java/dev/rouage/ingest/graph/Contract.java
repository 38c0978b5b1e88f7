package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A contract with a customer. */
@Description("A contract with a customer")
public record Contract(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("Its first day") LocalDate startOn,
        @Description("Its last day; null while it has none") @Nullable LocalDate endOn,
        @Description("The day on which it was cancelled; null when it was not") @Nullable LocalDate cancelledOn,
        @Description("The recurring revenue of a month in 'currency'; null when the CRM has none or the caller may not see money") @Nullable BigDecimal mrr,
        @Description("The currency of the revenue, ISO 4217; null when the CRM has none") @Nullable String currency,
        @Id @Description("The id of the contract that this one renews; null when it renews none") @Nullable String renewalOf,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID accountId) {

    static Contract of(GraphRecord found, boolean withMoney) {
        return new Contract(found.id().toString(), LocalDate.parse(String.valueOf(found.text("startOn"))),
                found.day("endOn"), found.day("cancelledOn"), withMoney ? found.decimal("mrr") : null,
                found.text("currency"), found.text("renewalOf"), found.source(), found.externalId(),
                found.reference("account"));
    }
}
