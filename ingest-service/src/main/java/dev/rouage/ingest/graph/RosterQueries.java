package dev.rouage.ingest.graph;

import java.util.Collections;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Who sells, and in which teams. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
@Link(url = "https://specs.apollo.dev/federation/v2.7", _import = {@Import(name = "@key"),
        @Import(name = "@shareable")})
public class RosterQueries {
    private final CurrentViewer viewer;
    private final RecordQuery records;
    private final RecordLoader loader;
    private final TeamMembers members;
    private final NameSearch names;

    RosterQueries(CurrentViewer viewer, RecordQuery records, RecordLoader loader, TeamMembers members,
            NameSearch names) {
        this.viewer = viewer;
        this.records = records;
        this.loader = loader;
        this.members = members;
        this.names = names;
    }

    @Query
    @Description("The rep that the caller is, by the token's rep id or e-mail; null for a caller who is no rep in the CRM")
    public Uni<@Nullable Rep> me() {
        return records.me(viewer.get()).map(found -> found == null ? null : Rep.of(found));
    }

    @Query
    @Description("A rep; null when the company has none of that id")
    public Uni<@Nullable Rep> rep(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.reps(Collections.singletonList(GraphId.parse(id))).map(RecordLoader::only);
    }

    @Query
    @NonNull
    @Description("The company's reps in the order of their names")
    public Uni<RepConnection> reps(@Description("Which of them; all when absent") @Nullable RepFilter filter,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return names.page(viewer.get().tenant(), RecordKind.REP,
                (filter == null ? new RepFilter() : filter)::addTo, page)
                .map(found -> RepConnection.of(page, found.stream().map(Rep::of).toList()));
    }

    @Query
    @Description("A team; null when the company has none of that id")
    public Uni<@Nullable Team> team(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.teams(Collections.singletonList(GraphId.parse(id))).map(RecordLoader::only);
    }

    @Query
    @NonNull
    @Description("The company's teams in the order of their names")
    public Uni<TeamConnection> teams(@Description("Which of them; all when absent") @Nullable TeamFilter filter,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return names.page(viewer.get().tenant(), RecordKind.TEAM,
                (filter == null ? new TeamFilter() : filter)::addTo, page)
                .map(found -> TeamConnection.of(page, found.stream().map(Team::of).toList()));
    }

    @Description("The rep's team; null when the CRM does not tell, or the team has not come yet")
    public Uni<List<@Nullable Team>> team(@Source List<Rep> reps) {
        return loader.teams(reps.stream().map(Rep::teamId).toList());
    }

    @Description("The team above; null for one at the top")
    public Uni<List<@Nullable Team>> parentTeam(@Source List<Team> teams) {
        return loader.teams(teams.stream().map(Team::parentId).toList());
    }

    @Description("The team's manager; null when the CRM does not tell, or the rep has not come yet")
    public Uni<List<@Nullable Rep>> manager(@Source List<Team> teams) {
        return loader.reps(teams.stream().map(Team::managerId).toList());
    }

    @Name("reps")
    @NonNull
    @Description("The team's own reps in the order of their names, without those of the teams below")
    public Uni<RepConnection> members(@Source Team team,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        return members.of(viewer.get().tenant(), team.id(), PageRequest.of(first, after));
    }
}
