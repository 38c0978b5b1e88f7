package dev.rouage.kpi.graph;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Business hours of a team's own. */
@Input("TeamHoursInput")
@Description("When a team works, and all teams below it that have no hours of their own")
public class TeamHoursInput {
    private static final int MOST_TEAMS = 100;
    private static final int MOST_HOLIDAYS = 200;

    /** An id. */
    @Id
    @NonNull
    @Description("The team's id")
    public String team;

    /** The whole week. */
    @NonNull
    @Description("When it works, in place of the company's hours: the whole week; a weekday that is absent is closed")
    public List<@NonNull OpeningInput> businessHours;

    /** All of them. */
    @Description("Days on which it is closed whatever the weekday, in place of the company's: all of them, at most 200")
    public @Nullable List<@NonNull LocalDate> holidays;

    /** The hours by team; fails with {@code INVALID_ARGUMENT} for what are none. */
    static Map<UUID, BusinessHours> hours(List<TeamHoursInput> teams) {
        if (teams.size() > MOST_TEAMS) {
            throw invalid(teams.size() + " teams have hours of their own; at most " + MOST_TEAMS + " may");
        }
        Map<UUID, BusinessHours> byTeam = new HashMap<>();
        for (TeamHoursInput team : teams) {
            if (byTeam.put(Ids.parse(team.team), team.hours()) != null) {
                throw invalid("Team " + team.team + " is there twice");
            }
        }
        return byTeam;
    }

    private BusinessHours hours() {
        List<LocalDate> closed = holidays == null ? List.of() : holidays;
        if (closed.size() > MOST_HOLIDAYS) {
            throw invalid("Team " + team + " has " + closed.size() + " holidays; at most " + MOST_HOLIDAYS
                    + " are allowed");
        }
        if (businessHours.isEmpty()) {
            throw invalid("Team " + team + " has no opening; a team that is absent has the hours of the team above it");
        }
        return OpeningInput.hours(businessHours, closed);
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
