package dev.rouage.kpi;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.rollup.RollupReader;
import dev.rouage.kpi.rollup.TallyKey;
import dev.rouage.kpi.rollup.TallyQuery;
import dev.rouage.kpi.rollup.TallySource;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Counts how often the rollups are read. */
@Alternative
@Priority(1)
@ApplicationScoped
class CountingTallies implements TallySource {
    private final RollupReader reader;
    private final AtomicInteger reads = new AtomicInteger();

    CountingTallies(RollupReader reader) {
        this.reader = reader;
    }

    @Override
    public Uni<Map<TallyKey, Tally>> read(TenantId tenant, TallyQuery query) {
        reads.incrementAndGet();
        return reader.read(tenant, query);
    }

    @Override
    public Uni<Map<TallyKey, Tally>> read(SqlConnection connection, TenantId tenant, TallyQuery query) {
        reads.incrementAndGet();
        return reader.read(connection, tenant, query);
    }

    /** How often since the last call. */
    int reads() {
        return reads.getAndSet(0);
    }
}
