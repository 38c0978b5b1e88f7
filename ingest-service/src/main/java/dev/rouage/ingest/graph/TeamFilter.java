package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Which teams. */
@Input("TeamFilter")
@Description("Which teams; what is absent allows anything")
public class TeamFilter {
    /** Directly below this team. */
    @Id
    @Description("Directly below this team")
    public @Nullable String parentTeam;

    /** Whose name begins so, whatever the case. */
    @Description("Whose name begins so, whatever the case")
    public @Nullable String namePrefix;

    /** Of this system. */
    @Description("Of this system")
    public @Nullable String source;

    void addTo(Conditions conditions) {
        conditions.namePrefix(namePrefix).reference("parentTeam", parentTeam).source(source);
    }
}
