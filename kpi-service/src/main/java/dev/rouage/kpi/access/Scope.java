package dev.rouage.kpi.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Whose figures a person may see by name. The company's figures as a whole are everyone's. */
public sealed interface Scope {

    /** Everyone's. */
    record Company() implements Scope {}

    /** Those of some reps, and of some teams as a whole. An id outside answers the same whether it exists or not. */
    record People(Set<UUID> reps, Set<UUID> teams) implements Scope {

        /** Takes copies. */
        public People {
            reps = Set.copyOf(reps);
            teams = Set.copyOf(teams);
        }
    }

    /** Whether the figures of all these reps may be seen. */
    default boolean seesReps(Collection<UUID> ids) {
        return switch (this) {
            case Company _ -> true;
            case People(Set<UUID> reps, Set<UUID> _) -> reps.containsAll(ids);
        };
    }

    /** Whether the figures of all these teams may be seen. */
    default boolean seesTeams(Collection<UUID> ids) {
        return switch (this) {
            case Company _ -> true;
            case People(Set<UUID> _, Set<UUID> teams) -> teams.containsAll(ids);
        };
    }
}
