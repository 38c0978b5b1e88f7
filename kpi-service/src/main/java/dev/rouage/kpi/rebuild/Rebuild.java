package dev.rouage.kpi.rebuild;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.FullCalculation;
import dev.rouage.kpi.restate.Restatement;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Restates all of a company's figures, a transaction for each couple of thousand journeys. Changes that the feed brings in
 * meanwhile are restated by whoever comes second, to the same outcome.
 */
@ApplicationScoped
public class Rebuild {
    private static final int JOURNEYS_OF_A_TRANSACTION = 2_000;

    private final TenantDatabase database;
    private final FeedProgress progress;
    private final ReportingSettings settings;
    private final FullCalculation calculations;
    private final Restatement restatement;

    Rebuild(TenantDatabase database, FeedProgress progress, ReportingSettings settings, FullCalculation calculations,
            Restatement restatement) {
        this.database = database;
        this.progress = progress;
        this.settings = settings;
        this.calculations = calculations;
        this.restatement = restatement;
    }

    /** Restates the edition that is shown, by the company's settings as they are; completes when all is committed. */
    public Uni<Void> of(TenantId tenant) {
        return each(tenant, connection -> settings.live(connection, tenant));
    }

    /** Restates that edition; completes when all of it is committed. */
    public Uni<Void> of(Edition edition) {
        return each(edition.tenant(), _ -> Uni.createFrom().item(edition));
    }

    private Uni<Void> each(TenantId tenant, Function<SqlConnection, Uni<Edition>> edition) {
        return Multi.createFrom().items(JourneyKind.values())
                .onItem().transformToUniAndConcatenate(kind -> pages(after -> database.inTransaction(tenant,
                        connection -> progress.lock(connection, tenant).chain(() -> edition.apply(connection))
                                .chain(shown -> page(connection, shown, kind, after)))))
                .collect().last().replaceWithVoid();
    }

    private Uni<List<UUID>> page(SqlConnection connection, Edition edition, JourneyKind kind, UUID after) {
        return calculations.idsAfter(connection, edition, kind, after, JOURNEYS_OF_A_TRANSACTION)
                .call(ids -> restatement.restate(connection, edition, Touched.of(kind, ids)));
    }

    /** Takes page after page of ids, until there is none. */
    private static Uni<Boolean> pages(Function<UUID, Uni<List<UUID>>> page) {
        return Multi.createBy().repeating().uni(LastId::new, last -> page.apply(last.id).invoke(last::advance))
                .whilst(ids -> !ids.isEmpty()).collect().last().replaceWith(true);
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
