package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of imports. */
@Description("A page of imports")
public record ImportConnection(
        @NonNull @Description("The imports with their cursors") List<@NonNull ImportEdge> edges,
        @NonNull @Description("The imports") List<@NonNull Import> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ImportConnection of(PageRequest request, List<Import> rows) {
        List<Import> page = PageInfo.page(request, rows);
        return new ImportConnection(
                page.stream().map(node -> new ImportEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, ImportConnection::key));
    }

    private static String key(Import node) {
        return RecordQuery.key(node.createdAt().toString(), node.id());
    }
}
