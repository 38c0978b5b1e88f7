package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which reviews. */
@Input("ReviewFilter")
@Description("Which reviews; what is absent allows anything")
public class ReviewFilter {
    /** By this account. */
    @Id
    @Description("By this account")
    public @Nullable String account;

    /** Published there, in the words of the CRM. */
    @Description("Published there, in the words of the CRM")
    public @Nullable String reviewSource;

    /** With so many stars or more. */
    @Description("With so many stars or more")
    public @Nullable Integer lowest;

    /** With so many stars or fewer. */
    @Description("With so many stars or fewer")
    public @Nullable Integer highest;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Published on this day or later, UTC. */
    @Description("Published on this day or later, UTC")
    public @Nullable LocalDate from;

    /** Published on this day or earlier, UTC. */
    @Description("Published on this day or earlier, UTC")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).field("source", reviewSource).range("rating", lowest, highest)
                .source(source).dated(from, to);
    }
}
