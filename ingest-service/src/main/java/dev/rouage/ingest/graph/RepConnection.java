package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of reps. */
@Description("A page of reps")
public record RepConnection(
        @NonNull @Description("The reps with their cursors") List<@NonNull RepEdge> edges,
        @NonNull @Description("The reps") List<@NonNull Rep> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static RepConnection of(PageRequest request, List<Rep> rows) {
        List<Rep> page = PageInfo.page(request, rows);
        return new RepConnection(
                page.stream().map(node -> new RepEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, RepConnection::key));
    }

    private static String key(Rep node) {
        return RecordQuery.key(node.name(), node.id());
    }
}
