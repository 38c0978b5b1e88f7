package dev.rouage.kpi.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tells which journeys a batch of changes may touch: asks each rule. */
@ApplicationScoped
class FanOut {
    private final List<FanOutRule> rules;

    FanOut(@All List<FanOutRule> rules) {
        this.rules = rules;
    }

    Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        return Multi.createFrom().iterable(rules)
                .onItem().transformToUni(rule -> rule.of(connection, tenant, changes)).merge(rules.size())
                .collect().in(Touched::none, Touched::addAll);
    }
}
