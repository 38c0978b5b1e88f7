package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of activities. */
@Description("A page of activities")
public record ActivityConnection(
        @NonNull @Description("The activities with their cursors") List<@NonNull ActivityEdge> edges,
        @NonNull @Description("The activities") List<@NonNull Activity> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ActivityConnection of(PageRequest request, List<Activity> rows) {
        List<Activity> page = PageInfo.page(request, rows);
        return new ActivityConnection(
                page.stream().map(node -> new ActivityEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, ActivityConnection::key));
    }

    private static String key(Activity node) {
        return RecordQuery.key(node.at().toString(), node.id());
    }
}
