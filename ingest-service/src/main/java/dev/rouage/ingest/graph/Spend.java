package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What was spent on selling or marketing over some days. */
@Description("What was spent on selling or marketing over some days")
public record Spend(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("SALES or MARKETING") String side,
        @Description("The marketing channel; null when it is for none in particular") @Nullable String channel,
        @Description("What for, in the company's words; null when it is not told") @Nullable String category,
        @Description("The amount of all its days together in 'currency'; null when the caller may not see money") @Nullable BigDecimal amount,
        @NonNull @Description("The currency of the amount, ISO 4217") String currency,
        @NonNull @Description("Its first day") LocalDate from,
        @NonNull @Description("Its last day") LocalDate to,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId) {

    static Spend of(GraphRecord found, boolean withMoney) {
        return new Spend(found.id().toString(), String.valueOf(found.text("side")), found.text("channel"),
                found.text("category"), withMoney ? found.decimal("amount") : null,
                String.valueOf(found.text("currency")), LocalDate.parse(String.valueOf(found.text("from"))),
                LocalDate.parse(String.valueOf(found.text("to"))), found.source(), found.externalId());
    }
}
