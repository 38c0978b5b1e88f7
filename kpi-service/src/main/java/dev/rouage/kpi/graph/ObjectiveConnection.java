package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.objective.book.AssessedObjective;
import dev.rouage.kpi.objective.book.Objectives;
import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of objectives. */
@Description("A page of objectives")
public record ObjectiveConnection(
        @NonNull @Description("The objectives with their cursors") List<@NonNull ObjectiveEdge> edges,
        @NonNull @Description("The objectives") List<@NonNull ObjectiveView> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ObjectiveConnection of(PageRequest request, List<AssessedObjective> rows) {
        List<ObjectiveEdge> edges = PageInfo.page(request, rows).stream()
                .map(one -> new ObjectiveEdge(Cursor.encode(Objectives.key(one)), new ObjectiveView(one))).toList();
        return new ObjectiveConnection(edges, edges.stream().map(ObjectiveEdge::node).toList(),
                PageInfo.of(request, rows, Objectives::key));
    }
}
