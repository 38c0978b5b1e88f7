package dev.rouage.ingest.graph;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of survey responses. */
@Description("A page of survey responses")
public record SurveyResponseConnection(
        @NonNull @Description("The survey responses with their cursors") List<@NonNull SurveyResponseEdge> edges,
        @NonNull @Description("The survey responses") List<@NonNull SurveyResponse> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static SurveyResponseConnection of(PageRequest request, List<SurveyResponse> rows) {
        List<SurveyResponse> page = PageInfo.page(request, rows);
        return new SurveyResponseConnection(
                page.stream().map(node -> new SurveyResponseEdge(Cursor.encode(key(node)), node)).toList(), page,
                PageInfo.of(request, rows, SurveyResponseConnection::key));
    }

    private static String key(SurveyResponse node) {
        return RecordQuery.key(node.respondedAt().toString(), node.id());
    }
}
