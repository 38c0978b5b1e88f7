package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of exchange rates. */
@Description("A page of exchange rates")
public record FxRateConnection(
        @NonNull @Description("The exchange rates with their cursors") List<@NonNull FxRateEdge> edges,
        @NonNull @Description("The exchange rates") List<@NonNull FxRate> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static FxRateConnection of(PageRequest request, List<FxRate> rows) {
        List<FxRate> page = PageInfo.page(request, rows);
        return new FxRateConnection(
                page.stream().map(node -> new FxRateEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, FxRateConnection::key));
    }

    private static String key(FxRate node) {
        return RecordQuery.key(node.on().toString(), node.id());
    }
}
