package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of contracts. */
@Description("A page of contracts")
public record ContractConnection(
        @NonNull @Description("The contracts with their cursors") List<@NonNull ContractEdge> edges,
        @NonNull @Description("The contracts") List<@NonNull Contract> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static ContractConnection of(PageRequest request, List<Contract> rows) {
        List<Contract> page = PageInfo.page(request, rows);
        return new ContractConnection(
                page.stream().map(node -> new ContractEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, ContractConnection::key));
    }

    private static String key(Contract node) {
        return RecordQuery.key(node.startOn().toString(), node.id());
    }
}
