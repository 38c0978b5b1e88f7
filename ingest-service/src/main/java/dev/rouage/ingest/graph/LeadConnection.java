package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of leads. */
@Description("A page of leads")
public record LeadConnection(
        @NonNull @Description("The leads with their cursors") List<@NonNull LeadEdge> edges,
        @NonNull @Description("The leads") List<@NonNull Lead> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static LeadConnection of(PageRequest request, List<Lead> rows) {
        List<Lead> page = PageInfo.page(request, rows);
        return new LeadConnection(
                page.stream().map(node -> new LeadEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, LeadConnection::key));
    }

    private static String key(Lead node) {
        return RecordQuery.key(node.detectedAt().toString(), node.id());
    }
}
