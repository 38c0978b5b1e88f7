package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which exchange rates. */
@Input("FxRateFilter")
@Description("Which exchange rates; what is absent allows anything")
public class FxRateFilter {
    /** Of this currency, ISO 4217. */
    @Description("Of this currency, ISO 4217")
    public @Nullable String base;

    /** Into this currency, ISO 4217. */
    @Description("Into this currency, ISO 4217")
    public @Nullable String quote;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Of this day or later. */
    @Description("Of this day or later")
    public @Nullable LocalDate from;

    /** Of this day or earlier. */
    @Description("Of this day or earlier")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.field("base", base).field("quote", quote).source(source).dated(from, to);
    }
}
