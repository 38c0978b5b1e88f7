package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of opportunities. */
@Description("A page of opportunities")
public record OpportunityConnection(
        @NonNull @Description("The opportunities with their cursors") List<@NonNull OpportunityEdge> edges,
        @NonNull @Description("The opportunities") List<@NonNull Opportunity> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static OpportunityConnection of(PageRequest request, List<Opportunity> rows) {
        List<Opportunity> page = PageInfo.page(request, rows);
        return new OpportunityConnection(
                page.stream().map(node -> new OpportunityEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, OpportunityConnection::key));
    }

    private static String key(Opportunity node) {
        return RecordQuery.key(node.createdAt(), node.id());
    }
}
