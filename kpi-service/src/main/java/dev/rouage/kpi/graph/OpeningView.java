package dev.rouage.kpi.graph;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import dev.rouage.kpi.calendar.BusinessHours;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A part of a weekday in which the company works. */
@Type("Opening")
@Description("A part of a weekday in which the company works, by the clock in its zone")
public record OpeningView(@NonNull @Description("The weekday") Weekday day,
        @NonNull @Description("The first moment") LocalTime from,
        @NonNull @Description("The moment after the last one; midnight is the end of the day") LocalTime to) {

    static List<OpeningView> of(BusinessHours hours) {
        return hours.week().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .flatMap(day -> day.getValue().stream()
                        .map(opening -> new OpeningView(Weekday.of(day.getKey()), opening.from(), opening.to())))
                .toList();
    }
}
