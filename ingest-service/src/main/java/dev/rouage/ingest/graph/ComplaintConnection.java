package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of complaints. */
@Description("A page of complaints")
public record ComplaintConnection(
        @NonNull @Description("The complaints with their cursors") List<@NonNull ComplaintEdge> edges,
        @NonNull @Description("The complaints") List<@NonNull Complaint> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ComplaintConnection of(PageRequest request, List<Complaint> rows) {
        List<Complaint> page = PageInfo.page(request, rows);
        return new ComplaintConnection(
                page.stream().map(node -> new ComplaintEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, ComplaintConnection::key));
    }

    private static String key(Complaint node) {
        return RecordQuery.key(node.openedAt().toString(), node.id());
    }
}
