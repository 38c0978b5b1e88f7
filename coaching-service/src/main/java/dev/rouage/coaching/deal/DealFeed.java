package dev.rouage.coaching.deal;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.record.NewestChanges;
import dev.rouage.coaching.sale.StageMap;
import dev.rouage.coaching.sale.WinRule;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Keeps deals and stages, so that whichever of them comes late, each deal's win is right afterwards. */
@ApplicationScoped
public class DealFeed {
    private final StageStore stageStore;
    private final DealStore dealStore;

    DealFeed(StageStore stageStore, DealStore dealStore) {
        this.stageStore = stageStore;
        this.dealStore = dealStore;
    }

    /** Applies the changes of stages and opportunities among these; instants become days of the zone. */
    public Uni<Void> apply(SqlConnection connection, TenantId tenant, ZoneId zone, List<ChangeEvent> changes) {
        List<DealChange> deals = NewestChanges.of(changes, RecordKind.OPPORTUNITY).stream()
                .map(change -> DealChange.of(change, zone)).toList();
        return stageStore.store(connection, tenant, NewestChanges.of(changes, RecordKind.PIPELINE_STAGE))
                .chain(changed -> apply(connection, tenant, zone, deals, changed));
    }

    private Uni<Void> apply(SqlConnection connection, TenantId tenant, ZoneId zone, List<DealChange> deals,
            Set<String> changed) {
        Set<String> sources = new HashSet<>(changed);
        deals.forEach(deal -> sources.add(deal.event().source()));
        if (sources.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return stageStore.load(connection, tenant, sources).map(stages -> rules(stages, zone))
                .chain(rules -> recompute(connection, tenant, changed, rules)
                        .chain(() -> dealStore.store(connection, tenant, deals, rules)));
    }

    private Uni<Void> recompute(SqlConnection connection, TenantId tenant, Set<String> changed,
            Map<String, WinRule> rules) {
        return Multi.createFrom().iterable(changed)
                .onItem().transformToUniAndConcatenate(source -> dealStore.recompute(connection, tenant, source,
                        rules.get(source)))
                .collect().last().replaceWithVoid();
    }

    private static Map<String, WinRule> rules(Map<String, StageMap> stages, ZoneId zone) {
        return stages.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new WinRule(entry.getValue(), zone)));
    }
}
