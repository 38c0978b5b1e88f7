package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which complaints. */
@Input("ComplaintFilter")
@Description("Which complaints; what is absent allows anything")
public class ComplaintFilter {
    /** Of this account. */
    @Id
    @Description("Of this account")
    public @Nullable String account;

    /** About this, in the words of the CRM. */
    @Description("About this, in the words of the CRM")
    public @Nullable String category;

    /** Settled, or not yet. */
    @Description("Settled, or not yet")
    public @Nullable Boolean resolved;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Opened on this day or later, UTC. */
    @Description("Opened on this day or later, UTC")
    public @Nullable LocalDate from;

    /** Opened on this day or earlier, UTC. */
    @Description("Opened on this day or earlier, UTC")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).field("category", category).isSet("resolvedAt", resolved)
                .source(source).dated(from, to);
    }
}
