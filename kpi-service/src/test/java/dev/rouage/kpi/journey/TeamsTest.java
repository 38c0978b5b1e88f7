package dev.rouage.kpi.journey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.journey.Teams.Team;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Anna is in Paris, below France, below Europe. */
class TeamsTest {
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID PARIS = new UUID(0, 2);
    private static final UUID FRANCE = new UUID(0, 3);
    private static final UUID EUROPE = new UUID(0, 4);

    @Test
    void theNearestOnTheWayUpIsTaken() {
        Teams teams = teams(live(FRANCE), live(EUROPE), live(null));

        assertEquals(Optional.of(PARIS), teams.nearest(ANNA, Set.of(PARIS, EUROPE)));
        assertEquals(Optional.of(FRANCE), teams.nearest(ANNA, Set.of(EUROPE, FRANCE)));
        assertEquals(Optional.of(EUROPE), teams.nearest(ANNA, Set.of(EUROPE)));
        assertEquals(Optional.empty(), teams.nearest(ANNA, Set.of()));
        assertEquals(Optional.empty(), teams.nearest(EUROPE, Set.of(EUROPE)), "no rep, or one without a team");
        assertEquals(Optional.empty(), teams.nearest(null, Set.of(EUROPE)));
    }

    @Test
    void aMergedTeamIsItsSurvivor() {
        Teams teams = teams(new Team(false, FRANCE, null), live(EUROPE), live(null));

        assertEquals(Optional.of(FRANCE), teams.nearest(ANNA, Set.of(PARIS, FRANCE)));
    }

    @Test
    void theWayEndsAtADeletedTeamAndAtOneThatHasNotArrived() {
        Set<UUID> all = Set.of(FRANCE, EUROPE);

        assertEquals(Optional.empty(),
                teams(live(FRANCE), new Team(true, null, EUROPE), live(null)).nearest(ANNA, all));
        assertEquals(Optional.empty(),
                new Teams(Map.of(ANNA, PARIS), Map.of(PARIS, live(FRANCE))).nearest(ANNA, all));
    }

    @Test
    void aCircleEnds() {
        Teams parents = teams(live(FRANCE), live(PARIS), live(null));
        Teams merges = teams(new Team(false, FRANCE, null), new Team(false, PARIS, null), live(null));

        assertEquals(Optional.empty(), parents.nearest(ANNA, Set.of(EUROPE)));
        assertEquals(Optional.of(FRANCE), parents.nearest(ANNA, Set.of(FRANCE)));
        assertEquals(Optional.empty(), merges.nearest(ANNA, Set.of(PARIS, FRANCE)));
    }

    private static Teams teams(Team paris, Team france, Team europe) {
        return new Teams(Map.of(ANNA, PARIS), Map.of(PARIS, paris, FRANCE, france, EUROPE, europe));
    }

    private static Team live(@Nullable UUID parent) {
        return new Team(false, null, parent);
    }
}
