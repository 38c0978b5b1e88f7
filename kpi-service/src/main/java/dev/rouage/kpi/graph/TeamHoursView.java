package dev.rouage.kpi.graph;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.calendar.BusinessHours;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Business hours of a team's own. */
@Type("TeamHours")
@Description("When a team works, and all teams below it that have no hours of their own")
public record TeamHoursView(@NonNull @Description("The team") Team team,
        @NonNull @Description("When it works, by the clock in the company's zone") List<@NonNull OpeningView> businessHours,
        @NonNull @Description("Days on which it is closed whatever the weekday; the company's holidays are not its own") List<@NonNull LocalDate> holidays) {

    static List<TeamHoursView> of(Map<UUID, BusinessHours> byTeam) {
        return byTeam.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(team -> new TeamHoursView(new Team(team.getKey().toString()), OpeningView.of(team.getValue()),
                        team.getValue().holidays().stream().sorted().toList()))
                .toList();
    }
}
