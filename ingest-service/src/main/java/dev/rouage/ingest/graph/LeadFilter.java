package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which leads. */
@Input("LeadFilter")
@Description("Which leads; what is absent allows anything")
public class LeadFilter {
    /** Of this rep. */
    @Id
    @Description("Of this rep")
    public @Nullable String owner;

    /** Of the reps in this team or one below it. */
    @Id
    @Description("Of the reps in this team or one below it")
    public @Nullable String team;

    /** Of this account. */
    @Id
    @Description("Of this account")
    public @Nullable String account;

    /** With this outcome so far. */
    @Description("With this outcome so far")
    public @Nullable LeadProgress progress;

    /** With this status in the words of the CRM. */
    @Description("With this status in the words of the CRM")
    public @Nullable String status;

    /** From this channel. */
    @Description("From this channel")
    public @Nullable String channel;

    /** From there, in the words of the CRM. */
    @Description("From there, in the words of the CRM")
    public @Nullable String leadSource;

    /** Of this country. */
    @Description("Of this country")
    public @Nullable String country;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Detected on this day or later, UTC. */
    @Description("Detected on this day or later, UTC")
    public @Nullable LocalDate detectedFrom;

    /** Detected on this day or earlier, UTC. */
    @Description("Detected on this day or earlier, UTC")
    public @Nullable LocalDate detectedTo;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).field("status", status).field("channel", channel)
                .field("source", leadSource).field("country", country).source(source)
                .dated(detectedFrom, detectedTo);
        if (progress != null) {
            conditions.and(progress.condition());
        }
    }
}
