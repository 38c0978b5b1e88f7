package dev.rouage.kpi.rebuild;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.record.DealRecords;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.Restatement;
import dev.rouage.kpi.rollup.AccountBookings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Restates all of a company's figures, a transaction for each couple of thousand journeys. Changes that the feed brings in
 * meanwhile are restated by whoever comes second, to the same outcome.
 */
@ApplicationScoped
public class Rebuild {
    private static final int JOURNEYS_OF_A_TRANSACTION = 2_000;

    private final TenantDatabase database;
    private final FeedProgress progress;
    private final DealRecords deals;
    private final AccountBookings accounts;
    private final Restatement restatement;

    Rebuild(TenantDatabase database, FeedProgress progress, DealRecords deals, AccountBookings accounts,
            Restatement restatement) {
        this.database = database;
        this.progress = progress;
        this.deals = deals;
        this.accounts = accounts;
        this.restatement = restatement;
    }

    /** Restates the company's deals, and its accounts with them; completes when all of it is committed. */
    public Uni<Void> of(TenantId tenant) {
        return each(after -> database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> deals.idsAfter(connection, tenant, after, JOURNEYS_OF_A_TRANSACTION))
                .call(ids -> restatement.restate(connection, tenant, ids, List.of()))))
                .chain(() -> each(after -> database.inTransaction(tenant, connection -> progress
                        .lock(connection, tenant)
                        .chain(() -> accounts.idsAfter(connection, tenant, after, JOURNEYS_OF_A_TRANSACTION))
                        .call(ids -> restatement.restate(connection, tenant, List.of(), ids)))));
    }

    /** Takes page after page of ids, until there is none. */
    private static Uni<Void> each(Function<UUID, Uni<List<UUID>>> page) {
        return Multi.createBy().repeating().uni(LastId::new, last -> page.apply(last.id).invoke(last::advance))
                .whilst(ids -> !ids.isEmpty()).collect().last().replaceWithVoid();
    }

    private static final class LastId {
        private UUID id = new UUID(0, 0);

        void advance(List<UUID> ids) {
            if (!ids.isEmpty()) {
                id = ids.getLast();
            }
        }
    }
}
