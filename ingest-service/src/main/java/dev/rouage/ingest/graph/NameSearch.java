package dev.rouage.ingest.graph;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Lists teams, reps and accounts, which everyone in the company may see, in the order of their names. */
@ApplicationScoped
class NameSearch {
    private final RecordQuery records;

    NameSearch(RecordQuery records) {
        this.records = records;
    }

    /** A page of the records that the filter lets through. */
    Uni<List<GraphRecord>> page(TenantId tenant, RecordKind kind, Consumer<Conditions> filter, PageRequest page) {
        Conditions conditions = new Conditions();
        conditions.argument(tenant.value());
        filter.accept(conditions);
        if (page.after().isPresent()) {
            String name = conditions.argument(RecordQuery.keyText(page));
            String id = conditions.argument(RecordQuery.keyId(page));
            conditions.and("(r.fields ->> 'name', r.id) > (" + name + ", " + id + ")");
        }
        String sql = "SELECT " + GraphRecord.COLUMNS + " FROM record r WHERE r.tenant_id = $1 AND r.kind = '"
                + kind.wireName() + "' AND r.state = 'LIVE'" + conditions.sql()
                + " ORDER BY r.fields ->> 'name', r.id LIMIT " + page.sizeAndOneMore();
        return records.read(tenant, sql, conditions.arguments());
    }
}
