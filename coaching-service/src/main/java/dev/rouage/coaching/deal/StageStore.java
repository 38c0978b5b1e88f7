package dev.rouage.coaching.deal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.record.Columns;
import dev.rouage.coaching.record.RecordFields;
import dev.rouage.coaching.sale.StageCategory;
import dev.rouage.coaching.sale.StageMap;
import dev.rouage.coaching.sale.StageMap.Stage;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The stages of a company's pipelines, per source. */
@ApplicationScoped
class StageStore {
    private static final String UPSERT = """
            INSERT INTO pipeline_stage (tenant_id, id, revision, state, source, pipeline, stage, category)
            SELECT $1, id, revision, state, source, pipeline, stage, category
            FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
              AS change (id, revision, state, source, pipeline, stage, category)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET revision = excluded.revision, state = excluded.state, source = excluded.source,
                pipeline = excluded.pipeline, stage = excluded.stage, category = excluded.category
            WHERE excluded.revision > pipeline_stage.revision
            RETURNING source
            """;
    private static final String SELECT = """
            SELECT source, pipeline, stage, category FROM pipeline_stage
            WHERE tenant_id = $1 AND source = ANY ($2) AND state = 'LIVE' ORDER BY id
            """;

    /** Stores the changes; answers the sources whose stages are others now. */
    Uni<Set<String>> store(SqlConnection connection, TenantId tenant, Collection<ChangeEvent> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection.preparedQuery(UPSERT).execute(columns(tenant, List.copyOf(changes)))
                .map(rows -> rows.stream().map(row -> row.getString("source")).collect(Collectors.toSet()));
    }

    /** The stages of those sources. */
    Uni<Map<String, StageMap>> load(SqlConnection connection, TenantId tenant, Set<String> sources) {
        return connection.preparedQuery(SELECT)
                .execute(Tuple.of(tenant.value()).addArrayOfString(sources.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Map<Stage, StageCategory>> bySource = new HashMap<>();
                    sources.forEach(source -> bySource.put(source, new HashMap<>()));
                    rows.forEach(row -> bySource.get(row.getString("source"))
                            .putIfAbsent(new Stage(row.getString("pipeline"), row.getString("stage")), category(row)));
                    return bySource.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> new StageMap(entry.getValue())));
                });
    }

    private static StageCategory category(Row row) {
        return StageCategory.valueOf(row.getString("category"));
    }

    private static Tuple columns(TenantId tenant, List<ChangeEvent> changes) {
        return new Columns<>(tenant, changes).ids(ChangeEvent::id).numbers(ChangeEvent::revision)
                .texts(change -> change.state().name()).texts(ChangeEvent::source)
                .texts(change -> field(change, "pipeline")).texts(change -> field(change, "stage"))
                .texts(change -> StageCategory.valueOf(field(change, "category")).name()).tuple();
    }

    private static String field(ChangeEvent change, String name) {
        return new RecordFields(change.fields()).text(name).orElse("");
    }
}
