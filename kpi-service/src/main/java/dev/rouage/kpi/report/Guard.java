package dev.rouage.kpi.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** Keeps questions and answers within what a person may see. */
final class Guard {
    private Guard() {}

    /** Refuses a question that names a rep or a team whose figures the person may not see. */
    static void check(Scope scope, Owners owners, Selection selection) {
        boolean allowed = switch (owners) {
            case Owners.Company _ -> true;
            case Owners.Reps(List<UUID> ids) -> scope.seesReps(ids);
            case Owners.Teams(List<UUID> ids) -> scope.seesTeams(ids);
        };
        if (!allowed || !scope.seesReps(selection.reps().orElse(List.of()))
                || !scope.seesTeams(selection.teams().orElse(List.of()))) {
            throw new RouageException(StandardErrorCode.FORBIDDEN,
                    "These figures are not yours to see: reps see their own, managers those of the teams they lead");
        }
    }

    /** Whether a group's figures may be seen; groups of other people and teams are left out of an answer. */
    static boolean shows(Scope scope, List<KpiDimension> by, List<Optional<String>> values) {
        for (int i = 0; i < by.size(); i++) {
            Set<UUID> ids = uuid(by.get(i), values.get(i));
            boolean allowed = switch (by.get(i)) {
                case REP -> scope.seesReps(ids);
                case TEAM -> scope.seesTeams(ids);
                case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> true;
            };
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    private static Set<UUID> uuid(KpiDimension dimension, Optional<String> value) {
        return switch (dimension) {
            case REP, TEAM -> value.map(UUID::fromString).map(Set::of).orElse(Set.of());
            case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> Set.of();
        };
    }
}
