package dev.rouage.kpi.graph;

import java.time.LocalDate;

import dev.rouage.kpi.objective.Breach;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Days on which a team's objectives are other than they should be. */
@Description("Days on which a team has other than one main objective and one to three indicators")
public record ObjectiveIssue(
        @NonNull @Description("The team") Team team,
        @NonNull @Description("What is missing or too many") Breach.Kind kind,
        @NonNull @Description("The first day of it, within the days asked for") LocalDate from,
        @NonNull @Description("The day after the last one") LocalDate to,
        @Description("How many there are on each of the days") int count) {

    static ObjectiveIssue of(Breach breach) {
        return new ObjectiveIssue(new Team(breach.team().toString()), breach.kind(), breach.during().from(),
                breach.during().to(), breach.count());
    }
}
