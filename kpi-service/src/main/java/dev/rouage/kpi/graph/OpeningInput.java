package dev.rouage.kpi.graph;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A part of a weekday in which the company works. */
@Input("OpeningInput")
@Description("A part of a weekday in which the company works, by the clock in its zone")
public class OpeningInput {
    private static final int MOST = 50;

    /** The weekday. */
    @NonNull
    @Description("The weekday")
    public Weekday day;

    /** From when. */
    @NonNull
    @Description("The first moment")
    public LocalTime from;

    /** To when. */
    @NonNull
    @Description("The moment after the last one; 00:00 is the end of the day")
    public LocalTime to;

    static BusinessHours hours(List<OpeningInput> openings, Collection<LocalDate> holidays) {
        Map<DayOfWeek, List<BusinessHours.Opening>> week = new EnumMap<>(DayOfWeek.class);
        try {
            if (openings.size() > MOST) {
                throw new IllegalArgumentException("A week has at most " + MOST + " openings");
            }
            for (OpeningInput opening : openings) {
                week.computeIfAbsent(opening.day.day(), _ -> new ArrayList<>())
                        .add(new BusinessHours.Opening(opening.from, opening.to));
            }
            return new BusinessHours(week, Set.copyOf(holidays));
        } catch (IllegalArgumentException failure) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, String.valueOf(failure.getMessage()),
                    failure);
        }
    }
}
