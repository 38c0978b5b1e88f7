package dev.rouage.kpi.alert.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.CompanyViewpoints;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.alert.AlertRule.Verdict;
import dev.rouage.kpi.alert.watch.AlertJudge.Judgement;
import dev.rouage.kpi.turn.CompanyTask;
import dev.rouage.kpi.turn.Turn;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Judges a company's rules: when its changes have settled, and from time to time since periods move without them. */
@ApplicationScoped
public class AlertWatch implements CompanyTask {
    /** The task's name. */
    public static final String NAME = "ALERTS";

    private final CompanyViewpoints viewpoints;
    private final AlertRules rules;
    private final AlertStore alerts;
    private final AlertJudge judge;
    private final TenantDatabase database;
    private final AlertSink sink;
    private final Duration every;

    /** What is read, what is written, and how often. */
    AlertWatch(CompanyViewpoints viewpoints, AlertRules rules, AlertStore alerts, AlertJudge judge,
            TenantDatabase database, AlertSink sink,
            @ConfigProperty(name = "rouage.kpi.alerts.every", defaultValue = "15m") Duration every) {
        this.viewpoints = viewpoints;
        this.rules = rules;
        this.alerts = alerts;
        this.judge = judge;
        this.database = database;
        this.sink = sink;
        this.every = every;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Optional<Duration>> run(Turn turn) {
        return rules.of(turn.tenant()).chain(known -> known.isEmpty()
                ? Uni.createFrom().item(Optional.<Duration>empty())
                : judge(turn.tenant(), known).replaceWith(Optional.of(every)));
    }

    private Uni<Void> judge(TenantId tenant, List<AlertRule> known) {
        return viewpoints.of(tenant).chain(viewpoint -> judge.judge(viewpoint, known))
                .chain(all -> database.inTransaction(tenant, connection -> record(connection, tenant, all)));
    }

    private Uni<Void> record(SqlConnection connection, TenantId tenant, List<Judgement> judged) {
        List<UUID> quiet = judged.stream().filter(one -> one.verdict() == Verdict.QUIET)
                .map(one -> one.alert().rule().id()).toList();
        List<RecordedAlert> raised = new ArrayList<>();
        return alerts.lock(connection, tenant)
                .chain(() -> alerts.resolve(connection, tenant, quiet))
                .chain(() -> Multi.createFrom().iterable(judged).filter(one -> one.verdict() == Verdict.RAISED)
                        .onItem().transformToUniAndConcatenate(one -> alerts.raise(connection, tenant, one.alert())
                                .invoke(recorded -> recorded.ifPresent(raised::add)))
                        .collect().last())
                .chain(() -> raised.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sink.accept(connection, tenant, raised));
    }
}
