package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of reviews. */
@Description("A page of reviews")
public record ReviewConnection(
        @NonNull @Description("The reviews with their cursors") List<@NonNull ReviewEdge> edges,
        @NonNull @Description("The reviews") List<@NonNull Review> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ReviewConnection of(PageRequest request, List<Review> rows) {
        List<Review> page = PageInfo.page(request, rows);
        return new ReviewConnection(
                page.stream().map(node -> new ReviewEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, ReviewConnection::key));
    }

    private static String key(Review node) {
        return RecordQuery.key(node.publishedAt().toString(), node.id());
    }
}
