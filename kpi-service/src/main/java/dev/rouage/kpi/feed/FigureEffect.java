package dev.rouage.kpi.feed;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.alert.watch.AlertWatch;
import dev.rouage.kpi.record.RecordStore;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.Restatement;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.kpi.turn.CompanyTurns;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.FeedEffect;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Stores changed records and restates what depends on them; each statement is for thousands of records. */
@ApplicationScoped
public class FigureEffect implements FeedEffect {
    private final FeedProgress progress;
    private final RecordStore records;
    private final FanOut fanOut;
    private final ReportingSettings settings;
    private final Restatement restatement;
    private final CompanyTurns turns;

    /** One collaborator for each step. */
    FigureEffect(FeedProgress progress, RecordStore records, FanOut fanOut, ReportingSettings settings,
            Restatement restatement, CompanyTurns turns) {
        this.progress = progress;
        this.records = records;
        this.fanOut = fanOut;
        this.settings = settings;
        this.restatement = restatement;
        this.turns = turns;
    }

    @Override
    public Uni<Void> apply(SqlConnection connection, TenantId tenant, List<ChangeEvent> changes) {
        var dataThrough = changes.stream().map(ChangeEvent::recordedAt).max(Comparator.naturalOrder()).orElseThrow();
        return progress.advance(connection, tenant, dataThrough)
                .chain(() -> records.upsert(connection, tenant, changes))
                .chain(changed -> fanOut.of(connection, tenant, changed))
                .chain(touched -> touched.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : restate(connection, tenant, touched))
                .chain(() -> turns.settle(connection, tenant, AlertWatch.NAME));
    }

    /** Restates the journeys in every edition that changes move. */
    Uni<Void> restate(SqlConnection connection, TenantId tenant, Touched touched) {
        return settings.editions(connection, tenant).chain(editions -> Multi.createFrom().iterable(editions)
                .onItem()
                .transformToUniAndConcatenate(edition -> restatement.restate(connection, edition, touched))
                .collect().last().replaceWithVoid());
    }
}
