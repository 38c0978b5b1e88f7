package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** An exchange rate, valid for 31 days from its day until a newer one. */
@Description("An exchange rate, valid for 31 days from its day until a newer one")
public record FxRate(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The currency of which one unit is exchanged, ISO 4217") String base,
        @NonNull @Description("The currency that it is exchanged for, ISO 4217") String quote,
        @NonNull @Description("Its day") LocalDate on,
        @NonNull @Description("How many units of 'quote' one unit of 'base' is worth") BigDecimal rate,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId) {

    static FxRate of(GraphRecord found) {
        return new FxRate(found.id().toString(), String.valueOf(found.text("base")),
                String.valueOf(found.text("quote")), LocalDate.parse(String.valueOf(found.text("on"))),
                new BigDecimal(String.valueOf(found.text("rate"))), found.source(), found.externalId());
    }
}
