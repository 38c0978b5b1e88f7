package dev.rouage.kpi.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * Rebuilds the figures of those companies whose figures a migration has emptied, table {@code rebuild_due}. It begins when
 * the service starts and works beside it; until a company is done its figures lack what has not been reached yet. Broken off,
 * it begins again with the next start; two instances that both do it come to the same sums.
 */
@ApplicationScoped
public class DueRebuilds {
    private static final Logger LOG = Logger.getLogger(DueRebuilds.class);

    private final TenantDatabase database;
    private final Rebuild rebuild;

    DueRebuilds(TenantDatabase database, Rebuild rebuild) {
        this.database = database;
        this.rebuild = rebuild;
    }

    void begin(@Observes StartupEvent started) {
        rebuildAll().subscribe().with(_ -> {},
                failure -> LOG.error("A due rebuild has failed; the next start begins it again", failure));
    }

    /** Rebuilds each company that is due, one after the other. */
    public Uni<Void> rebuildAll() {
        return due().chain(companies -> Multi.createFrom().iterable(companies)
                .onItem().transformToUniAndConcatenate(this::rebuildOne).collect().last().replaceWithVoid());
    }

    private Uni<Boolean> rebuildOne(TenantId tenant) {
        LOG.infof("The figures of company %s are worked out again", tenant.value());
        return rebuild.of(tenant).chain(() -> done(tenant))
                .invoke(() -> LOG.infof("The figures of company %s are complete", tenant.value()))
                .replaceWith(true);
    }

    private Uni<List<TenantId>> due() {
        return database.inTransaction(connection -> connection
                .preparedQuery("SELECT tenant_id FROM rebuild_due ORDER BY tenant_id").execute().map(rows -> {
                    List<TenantId> companies = new ArrayList<>();
                    rows.forEach(row -> companies.add(new TenantId(row.getUUID(0))));
                    return companies;
                }));
    }

    private Uni<Void> done(TenantId tenant) {
        UUID id = tenant.value();
        return database.inTransaction(connection -> connection
                .preparedQuery("DELETE FROM rebuild_due WHERE tenant_id = $1").execute(Tuple.of(id))
                .replaceWithVoid());
    }
}
