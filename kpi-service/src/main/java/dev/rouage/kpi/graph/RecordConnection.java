package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.drilldown.Position;
import dev.rouage.kpi.drilldown.RecordPage;
import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the records of a figure. */
@Description("A page of the records of a figure; it may be shorter than asked for although others follow: go on while"
        + " hasNextPage holds")
public record RecordConnection(
        @NonNull @Description("The records with their cursors") List<@NonNull RecordEdge> edges,
        @NonNull @Description("The records") List<@NonNull FigureRecordNode> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static RecordConnection of(PageRequest request, RecordPage page, boolean money) {
        List<RecordEdge> edges = page.records().stream()
                .map(record -> new RecordEdge(
                        Cursor.encode(new Position(record.kind(), record.lastDay(), record.id()).text()),
                        FigureRecordNode.of(record, money)))
                .toList();
        String end = page.next().map(Position::text).map(Cursor::encode)
                .orElse(edges.isEmpty() ? null : edges.getLast().cursor());
        return new RecordConnection(edges, edges.stream().map(RecordEdge::node).toList(),
                new PageInfo(page.next().isPresent(), request.after().isPresent(),
                        edges.isEmpty() ? null : edges.getFirst().cursor(), end));
    }
}
