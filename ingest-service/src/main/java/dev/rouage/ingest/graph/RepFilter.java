package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which reps. */
@Input("RepFilter")
@Description("Which reps; what is absent allows anything")
public class RepFilter {
    /** In this team or one below it. */
    @Id
    @Description("In this team or one below it")
    public @Nullable String team;

    /** Whose name begins so, whatever the case. */
    @Description("Whose name begins so, whatever the case")
    public @Nullable String namePrefix;

    /** With this role. */
    @Description("With this role")
    public @Nullable String role;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    /** Still working here (true) or having left (false), as of today in UTC. */
    @Description("Still working here (true) or having left (false), as of today in UTC")
    public @Nullable Boolean active;

    void addTo(Conditions conditions) {
        conditions.namePrefix(namePrefix).field("role", role).source(source);
        if (team != null) {
            conditions.and("r.fields ->> 'team' IN " + TeamTree.below(conditions.argument(GraphId.parse(team))));
        }
        if (active != null) {
            conditions.and((active ? "" : "NOT ")
                    + "coalesce((r.fields ->> 'leftOn')::date >= (now() AT TIME ZONE 'UTC')::date, true)");
        }
    }
}
