package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which activities. */
@Input("ActivityFilter")
@Description("Which activities; what is absent allows anything")
public class ActivityFilter {
    /** Of this rep. */
    @Id
    @Description("Of this rep")
    public @Nullable String rep;

    /** Of the reps in this team or one below it. */
    @Id
    @Description("Of the reps in this team or one below it")
    public @Nullable String team;

    /** For this account. */
    @Id
    @Description("For this account")
    public @Nullable String account;

    /** For this lead. */
    @Id
    @Description("For this lead")
    public @Nullable String lead;

    /** For this opportunity. */
    @Id
    @Description("For this opportunity")
    public @Nullable String opportunity;

    /** CALL, EMAIL, MEETING, DEMO, RESEARCH, PERSONALISATION or OTHER. */
    @Description("CALL, EMAIL, MEETING, DEMO, RESEARCH, PERSONALISATION or OTHER")
    public @Nullable String type;

    /** INBOUND or OUTBOUND. */
    @Description("INBOUND or OUTBOUND")
    public @Nullable String direction;

    /** Done by a machine, or not: those of which the CRM does not tell are in neither. */
    @Description("Done by a machine, or not: those of which the CRM does not tell are in neither")
    public @Nullable Boolean automated;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Done on this day or later, UTC. */
    @Description("Done on this day or later, UTC")
    public @Nullable LocalDate from;

    /** Done on this day or earlier, UTC. */
    @Description("Done on this day or earlier, UTC")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).referenceColumn("lead_id", lead)
                .referenceColumn("deal_id", opportunity).field("type", type).field("direction", direction)
                .field("automated", automated == null ? null : automated.toString()).source(source)
                .dated(from, to);
    }
}
