package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.alert.watch.RecordedAlert;
import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of alerts. */
@Description("A page of alerts")
public record AlertConnection(
        @NonNull @Description("The alerts with their cursors") List<@NonNull AlertEdge> edges,
        @NonNull @Description("The alerts") List<@NonNull AlertView> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static AlertConnection of(Viewpoint viewpoint, PageRequest request, List<RecordedAlert> rows) {
        List<AlertEdge> edges = PageInfo.page(request, rows).stream()
                .map(one -> new AlertEdge(Cursor.encode(key(one)), AlertView.of(viewpoint, one))).toList();
        return new AlertConnection(edges, edges.stream().map(AlertEdge::node).toList(),
                PageInfo.of(request, rows, AlertConnection::key));
    }

    private static String key(RecordedAlert alert) {
        return String.valueOf(alert.sequence());
    }
}
