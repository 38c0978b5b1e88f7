package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of accounts. */
@Description("A page of accounts")
public record AccountConnection(
        @NonNull @Description("The accounts with their cursors") List<@NonNull AccountEdge> edges,
        @NonNull @Description("The accounts") List<@NonNull Account> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static AccountConnection of(PageRequest request, List<Account> rows) {
        List<Account> page = PageInfo.page(request, rows);
        return new AccountConnection(
                page.stream().map(node -> new AccountEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, AccountConnection::key));
    }

    private static String key(Account node) {
        return RecordQuery.key(node.name(), node.id());
    }
}
