package dev.rouage.kpi.graph;

import java.time.DayOfWeek;

import org.eclipse.microprofile.graphql.Description;

/** A day of the week as the graph knows it; the JDK's own enum can't be a type of the graph. */
@Description("A day of the week")
public enum Weekday {
    @Description("Monday")
    MONDAY,

    @Description("Tuesday")
    TUESDAY,

    @Description("Wednesday")
    WEDNESDAY,

    @Description("Thursday")
    THURSDAY,

    @Description("Friday")
    FRIDAY,

    @Description("Saturday")
    SATURDAY,

    @Description("Sunday")
    SUNDAY;

    static Weekday of(DayOfWeek day) {
        return valueOf(day.name());
    }

    DayOfWeek day() {
        return DayOfWeek.valueOf(name());
    }
}
