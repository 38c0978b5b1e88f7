package dev.rouage.kpi.journey;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which team is below which, and who is in them.
 *
 * @param teamOfRep
 *            of live reps, as their records state it
 * @param teams
 *            all of the company's, those that are no more too
 */
public record Teams(Map<UUID, UUID> teamOfRep, Map<UUID, Team> teams) {
    /** Nobody is in a team. */
    public static final Teams NONE = new Teams(Map.of(), Map.of());

    /** Takes copies. */
    public Teams {
        teamOfRep = Map.copyOf(teamOfRep);
        teams = Map.copyOf(teams);
    }

    /**
     * A team.
     *
     * @param deleted
     *            whoever is in it is in none
     * @param mergedInto
     *            the team that took its place
     * @param parent
     *            the team above it
     */
    public record Team(boolean deleted, @Nullable UUID mergedInto, @Nullable UUID parent) {}

    /** The first of those teams on the way up from the rep's own; empty when none is, as in a circle of parents. */
    public Optional<UUID> nearest(@Nullable UUID rep, Set<UUID> those) {
        Set<UUID> seen = new HashSet<>();
        UUID current = rep == null ? null : teamOfRep.get(rep);
        while (current != null && seen.add(current)) {
            Team team = teams.get(current);
            if (team == null || team.deleted()) {
                return Optional.empty();
            }
            if (team.mergedInto() == null && those.contains(current)) {
                return Optional.of(current);
            }
            current = team.mergedInto() == null ? team.parent() : team.mergedInto();
        }
        return Optional.empty();
    }
}
