package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Lists stages by pipeline and place; everyone in the company may see them. */
@ApplicationScoped
class StageSearch {
    /** Pipeline and place as one text: there are few stages, and it sorts as both would one after the other. */
    private static final String STAGE_KEY = """
            (r.fields ->> 'pipeline' || chr(1) || lpad(coalesce(r.fields ->> 'position', '9999'), 4, '0')) COLLATE "C"
            """;

    private final RecordQuery records;

    StageSearch(RecordQuery records) {
        this.records = records;
    }

    /** What {@link #STAGE_KEY} is for a stage. */
    static String key(PipelineStage stage) {
        return stage.pipeline() + '\u0001' + "%04d".formatted(stage.position() == null ? 9_999 : stage.position());
    }

    Uni<List<GraphRecord>> stages(TenantId tenant, @Nullable String source, @Nullable String pipeline,
            PageRequest page) {
        Conditions conditions = new Conditions();
        conditions.argument(tenant.value());
        conditions.source(source).field("pipeline", pipeline);
        if (page.after().isPresent()) {
            String text = conditions.argument(RecordQuery.keyText(page));
            String id = conditions.argument(RecordQuery.keyId(page));
            conditions.and("(" + STAGE_KEY + ", r.id) > (" + text + ", " + id + ")");
        }
        return records.read(tenant,
                "SELECT " + GraphRecord.COLUMNS
                        + " FROM record r WHERE r.tenant_id = $1 AND r.kind = 'pipelineStage' AND r.state = 'LIVE'"
                        + conditions.sql() + " ORDER BY " + STAGE_KEY + ", r.id LIMIT "
                        + page.sizeAndOneMore(),
                conditions.arguments());
    }
}
