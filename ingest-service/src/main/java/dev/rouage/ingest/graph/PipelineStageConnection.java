package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of stages. */
@Description("A page of stages")
public record PipelineStageConnection(
        @NonNull @Description("The stages with their cursors") List<@NonNull PipelineStageEdge> edges,
        @NonNull @Description("The stages") List<@NonNull PipelineStage> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static PipelineStageConnection of(PageRequest request, List<PipelineStage> rows) {
        List<PipelineStage> page = PageInfo.page(request, rows);
        return new PipelineStageConnection(
                page.stream().map(node -> new PipelineStageEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, PipelineStageConnection::key));
    }

    private static String key(PipelineStage node) {
        return RecordQuery.key(StageSearch.key(node), node.id());
    }
}
