package dev.rouage.kpi.alert.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.CompanyViewpoints;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.alert.Alert;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.alert.AlertRule.Verdict;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.objective.book.AssessedObjective;
import dev.rouage.kpi.objective.book.Objectives;
import dev.rouage.kpi.report.FigureKey;
import dev.rouage.kpi.report.FigureLookup;
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
    private final FigureLookup figures;
    private final Objectives objectives;
    private final TenantDatabase database;
    private final AlertSink sink;
    private final Duration every;

    /** What is read, what is written, and how often. */
    AlertWatch(CompanyViewpoints viewpoints, AlertRules rules, AlertStore alerts, FigureLookup figures,
            Objectives objectives, TenantDatabase database, AlertSink sink,
            @ConfigProperty(name = "rouage.kpi.alerts.every", defaultValue = "15m") Duration every) {
        this.viewpoints = viewpoints;
        this.rules = rules;
        this.alerts = alerts;
        this.figures = figures;
        this.objectives = objectives;
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
        return viewpoints.of(tenant).chain(viewpoint -> values(viewpoint, known)
                .chain(judged -> paces(viewpoint, known).map(more -> {
                    List<Judgement> all = new ArrayList<>(judged);
                    all.addAll(more);
                    return all;
                }))).chain(all -> database.inTransaction(tenant, connection -> record(connection, tenant, all)));
    }

    private Uni<List<Judgement>> values(Viewpoint viewpoint, List<AlertRule> known) {
        Map<AlertRule, FigureKey> keys = known.stream().filter(rule -> rule.condition() != AlertCondition.OFF_PACE)
                .collect(Collectors.toMap(rule -> rule, rule -> key(viewpoint, rule)));
        return figures.find(viewpoint, Set.copyOf(keys.values())).map(found -> keys.entrySet().stream().map(entry -> {
            AlertRule rule = entry.getKey();
            Figure figure = Objects.requireNonNull(found.get(entry.getValue()));
            return new Judgement(rule.judge(figure), new Alert(UUID.randomUUID(), rule, entry.getValue().period(),
                    figure.value(), null, null));
        }).toList());
    }

    private static FigureKey key(Viewpoint viewpoint, AlertRule rule) {
        Period period = Objects.requireNonNull(rule.period()).seenFrom(viewpoint.today(), viewpoint.policy().calendar())
                .period();
        UUID team = rule.team();
        return new FigureKey(rule.kpi(), period,
                team == null ? new FigureKey.Owner.Company() : new FigureKey.Owner.Team(team));
    }

    private Uni<List<Judgement>> paces(Viewpoint viewpoint, List<AlertRule> known) {
        List<AlertRule> offPace = known.stream()
                .filter(rule -> rule.condition() == AlertCondition.OFF_PACE && rule.team() != null).toList();
        if (offPace.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<UUID> teams = offPace.stream().flatMap(rule -> Optional.ofNullable(rule.team()).stream())
                .collect(Collectors.toSet());
        return objectives.of(viewpoint, Subject.Type.TEAM, teams, viewpoint.today())
                .map(byTeam -> offPace.stream().flatMap(rule -> judgement(rule,
                        byTeam.getOrDefault(Objects.requireNonNull(rule.team()), List.of())).stream()).toList());
    }

    /** Of several objectives on the figure, one that is off pace speaks for all. */
    private static Optional<Judgement> judgement(AlertRule rule, List<AssessedObjective> ofTeam) {
        List<Judgement> judged = ofTeam.stream()
                .filter(one -> one.recorded().objective().kpi() == rule.kpi())
                .map(one -> judgement(rule, one)).toList();
        return judged.stream().filter(one -> one.verdict() == Verdict.RAISED).findFirst()
                .or(() -> judged.stream().findFirst());
    }

    private static Judgement judgement(AlertRule rule, AssessedObjective assessed) {
        Objective objective = assessed.recorded().objective();
        Figure figure = assessed.figure();
        return new Judgement(rule.judge(assessed.progress()), new Alert(UUID.randomUUID(), rule, objective.period(),
                figure == null ? null : figure.value(), assessed.progress().pace().value(), objective.id()));
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

    private record Judgement(Verdict verdict, Alert alert) {}
}
