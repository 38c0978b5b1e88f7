package dev.rouage.ingest.graph;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which opportunities. */
@Input("OpportunityFilter")
@Description("Which opportunities; what is absent allows anything")
public class OpportunityFilter {
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

    /** Grown from this lead. */
    @Id
    @Description("Grown from this lead")
    public @Nullable String lead;

    /** In this pipeline. */
    @Description("In this pipeline")
    public @Nullable String pipeline;

    /** In this stage. */
    @Description("In this stage")
    public @Nullable String stage;

    /** In a stage that means this. */
    @Description("In a stage that means this")
    public @Nullable StageCategory category;

    /** NEW, RENEWAL or EXPANSION. */
    @Description("NEW, RENEWAL or EXPANSION")
    public @Nullable String type;

    /** Of this product. */
    @Description("Of this product")
    public @Nullable String product;

    /** In this currency. */
    @Description("In this currency")
    public @Nullable String currency;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Created on this day or later, UTC. */
    @Description("Created on this day or later, UTC")
    public @Nullable LocalDate createdFrom;

    /** Created on this day or earlier, UTC. */
    @Description("Created on this day or earlier, UTC")
    public @Nullable LocalDate createdTo;

    /** Closed, or to be closed, on this day or later, UTC. */
    @Description("Closed, or to be closed, on this day or later, UTC")
    public @Nullable LocalDate closedFrom;

    /** Closed, or to be closed, on this day or earlier, UTC. */
    @Description("Closed, or to be closed, on this day or earlier, UTC")
    public @Nullable LocalDate closedTo;

    void addTo(Conditions conditions) {
        conditions.referenceColumn("account_id", account).referenceColumn("lead_id", lead).field("pipeline", pipeline)
                .field("stage", stage).field("type", type).field("product", product).field("currency", currency)
                .source(source).dated(createdFrom, createdTo).days("closedAt", closedFrom, closedTo);
        if (category != null) {
            conditions.and("EXISTS (SELECT FROM record s WHERE s.tenant_id = r.tenant_id AND s.kind = 'pipelineStage'"
                    + " AND s.state = 'LIVE' AND s.source = r.source AND s.fields ->> 'stage' = r.fields ->> 'stage'"
                    + " AND s.fields ->> 'pipeline' = coalesce(r.fields ->> 'pipeline', '')"
                    + " AND s.fields ->> 'category' = " + conditions.argument(category.name()) + ")");
        }
    }
}
