package dev.rouage.coaching.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which a company works: Monday to Friday, without its holidays.
 *
 * @param holidays
 *            days off, whatever day of the week they fall on
 */
public record WorkingCalendar(Set<LocalDate> holidays) {

    public WorkingCalendar {
        holidays = Set.copyOf(holidays);
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> false;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> !holidays.contains(day);
        };
    }

    /**
     * The working day that comes {@code workingDays} after a start. The start itself is day 0; where it is a day off, day
     * 0 is the first working day after it.
     *
     * @param workingDays
     *            0 or more
     */
    public LocalDate plusWorkingDays(LocalDate start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days to add must be 0 or more, not " + workingDays);
        }
        LocalDate day = sameOrNextWorkingDay(start);
        for (int left = workingDays; left > 0; left--) {
            day = sameOrNextWorkingDay(day.plusDays(1));
        }
        return day;
    }

    private LocalDate sameOrNextWorkingDay(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
