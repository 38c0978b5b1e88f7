package dev.rouage.kpi.objective;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import org.jspecify.annotations.Nullable;

/**
 * A rep who was hired.
 *
 * @param leftOn
 *            the last day; null while employed
 */
public record Hire(UUID rep, LocalDate on, @Nullable LocalDate leftOn) {
    /** How long a rep is followed. */
    public static final int MOST_MONTHS = 24;

    /**
     * The months that the rep can be followed for: whole calendar months since the day of hire that are over and in which it
     * did not leave, at most {@value #MOST_MONTHS}.
     */
    public List<Period> months(LocalDate today) {
        LocalDate known = leftOn == null || !leftOn.isBefore(today) ? today : leftOn.plusDays(1);
        LocalDate first = on.getDayOfMonth() == 1 ? on : on.plusMonths(1).withDayOfMonth(1);
        List<Period> months = new ArrayList<>();
        while (months.size() < MOST_MONTHS && !first.plusMonths(1).isAfter(known)) {
            months.add(new Period(first, first.plusMonths(1)));
            first = first.plusMonths(1);
        }
        return List.copyOf(months);
    }
}
