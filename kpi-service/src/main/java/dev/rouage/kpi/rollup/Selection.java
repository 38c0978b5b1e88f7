package dev.rouage.kpi.rollup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.catalogue.KpiDimension;

/**
 * Which contributions are asked for.
 *
 * @param reps
 *            those of these reps; empty means of any
 * @param teams
 *            those of the reps in these teams and the teams below them; empty means of any
 * @param values
 *            by dimension other than rep and team, the values one of which they must have
 */
public record Selection(Optional<List<UUID>> reps, Optional<List<UUID>> teams,
        Map<KpiDimension, List<String>> values) {
    /** Everything. */
    public static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), Map.of());

    /** Takes copies. */
    public Selection {
        reps = reps.map(List::copyOf);
        teams = teams.map(List::copyOf);
        values = Map.copyOf(values);
    }
}
