package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which accounts. */
@Input("AccountFilter")
@Description("Which accounts; what is absent allows anything")
public class AccountFilter {
    /** Whose name begins so, whatever the case. */
    @Description("Whose name begins so, whatever the case")
    public @Nullable String namePrefix;

    /** Of this segment. */
    @Description("Of this segment")
    public @Nullable String segment;

    /** Of this industry. */
    @Description("Of this industry")
    public @Nullable String industry;

    /** Of this country. */
    @Description("Of this country")
    public @Nullable String country;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    void addTo(Conditions conditions) {
        conditions.namePrefix(namePrefix).field("segment", segment).field("industry", industry)
                .field("country", country).source(source);
    }
}
