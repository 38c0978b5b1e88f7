package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which survey responses. */
@Input("SurveyResponseFilter")
@Description("Which survey responses; what is absent allows anything")
public class SurveyResponseFilter {
    /** About this rep. */
    @Id
    @Description("About this rep")
    public @Nullable String rep;

    /** About the reps in this team or one below it. */
    @Id
    @Description("About the reps in this team or one below it")
    public @Nullable String team;

    /** By this account. */
    @Id
    @Description("By this account")
    public @Nullable String account;

    /** To this survey. */
    @Description("To this survey")
    public @Nullable String survey;

    /** With this score or a higher one. */
    @Description("With this score or a higher one")
    public @Nullable Integer lowest;

    /** With this score or a lower one. */
    @Description("With this score or a lower one")
    public @Nullable Integer highest;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Answered on this day or later, UTC. */
    @Description("Answered on this day or later, UTC")
    public @Nullable LocalDate from;

    /** Answered on this day or earlier, UTC. */
    @Description("Answered on this day or earlier, UTC")
    public @Nullable LocalDate to;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).field("survey", survey).range("score", lowest, highest)
                .source(source).dated(from, to);
    }
}
