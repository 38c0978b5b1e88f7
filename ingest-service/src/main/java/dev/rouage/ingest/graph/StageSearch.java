package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Lists stages by pipeline and place, and contracts by their first day; everyone in the company may see them. */
@ApplicationScoped
class StageSearch {
    /** Pipeline and place as one text: there are few stages, and it sorts as both would one after the other. */
    private static final String STAGE_KEY = """
            (r.fields ->> 'pipeline' || chr(1) || lpad(coalesce(r.fields ->> 'position', '9999'), 4, '0')) COLLATE "C"
            """;
    private static final String CONTRACT_KEY = "(r.fields ->> 'startOn') COLLATE \"C\"";

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
        return page(tenant, "pipelineStage", STAGE_KEY, conditions, page);
    }

    Uni<List<GraphRecord>> contracts(TenantId tenant, @Nullable String account, @Nullable String source,
            PageRequest page) {
        Conditions conditions = new Conditions();
        conditions.argument(tenant.value());
        conditions.reference("account", account).source(source);
        return page(tenant, "contract", CONTRACT_KEY, conditions, page);
    }

    private Uni<List<GraphRecord>> page(TenantId tenant, String kind, String key, Conditions conditions,
            PageRequest page) {
        if (page.after().isPresent()) {
            String text = conditions.argument(RecordQuery.keyText(page));
            String id = conditions.argument(RecordQuery.keyId(page));
            conditions.and("(" + key + ", r.id) > (" + text + ", " + id + ")");
        }
        return records.read(tenant,
                "SELECT " + GraphRecord.COLUMNS + " FROM record r WHERE r.tenant_id = $1 AND r.kind = '"
                        + kind + "' AND r.state = 'LIVE'" + conditions.sql() + " ORDER BY " + key + ", r.id LIMIT "
                        + page.sizeAndOneMore(),
                conditions.arguments());
    }
}
