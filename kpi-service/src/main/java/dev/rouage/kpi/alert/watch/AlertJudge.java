package dev.rouage.kpi.alert.watch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

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
import io.smallrye.mutiny.Uni;

/** Judges rules by the figures and objectives that they are about: a statement for each type of owner and of rule. */
@ApplicationScoped
class AlertJudge {
    private final FigureLookup figures;
    private final Objectives objectives;

    AlertJudge(FigureLookup figures, Objectives objectives) {
        this.figures = figures;
        this.objectives = objectives;
    }

    /** What a rule comes to, and the alert that is raised if it is raised. */
    record Judgement(Verdict verdict, Alert alert) {}

    /** Judges them all; a rule on pace without an objective comes to nothing. */
    Uni<List<Judgement>> judge(Viewpoint viewpoint, List<AlertRule> rules) {
        return values(viewpoint, rules).chain(values -> paces(viewpoint, rules)
                .map(paces -> Stream.concat(values.stream(), paces.stream()).toList()));
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
}
