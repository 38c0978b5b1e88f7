package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of spends. */
@Description("A page of spends")
public record SpendConnection(
        @NonNull @Description("The spends with their cursors") List<@NonNull SpendEdge> edges,
        @NonNull @Description("The spends") List<@NonNull Spend> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static SpendConnection of(PageRequest request, List<Spend> rows) {
        List<Spend> page = PageInfo.page(request, rows);
        return new SpendConnection(
                page.stream().map(node -> new SpendEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, SpendConnection::key));
    }

    private static String key(Spend node) {
        return RecordQuery.key(node.from().toString(), node.id());
    }
}
