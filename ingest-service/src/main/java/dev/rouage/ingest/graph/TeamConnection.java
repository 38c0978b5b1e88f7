package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of teams. */
@Description("A page of teams")
public record TeamConnection(
        @NonNull @Description("The teams with their cursors") List<@NonNull TeamEdge> edges,
        @NonNull @Description("The teams") List<@NonNull Team> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static TeamConnection of(PageRequest request, List<Team> rows) {
        List<Team> page = PageInfo.page(request, rows);
        return new TeamConnection(
                page.stream().map(node -> new TeamEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, TeamConnection::key));
    }

    private static String key(Team node) {
        return RecordQuery.key(node.name(), node.id());
    }
}
