package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which spends. */
@Input("SpendFilter")
@Description("Which spends; what is absent allows anything")
public class SpendFilter {
    /** SALES or MARKETING. */
    @Description("SALES or MARKETING")
    public @Nullable String side;

    /** For this channel. */
    @Description("For this channel")
    public @Nullable String channel;

    /** For this, in the words of the company. */
    @Description("For this, in the words of the company")
    public @Nullable String category;

    /** In this currency, ISO 4217. */
    @Description("In this currency, ISO 4217")
    public @Nullable String currency;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** That reach to this day or later. */
    @Description("That reach to this day or later")
    public @Nullable LocalDate from;

    /** That begin on this day or earlier. */
    @Description("That begin on this day or earlier")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.field("side", side).field("channel", channel).field("category", category)
                .field("currency", currency).source(source).days("to", from, null).dated(null, to);
    }
}
