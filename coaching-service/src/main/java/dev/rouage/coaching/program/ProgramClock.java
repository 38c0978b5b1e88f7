package dev.rouage.coaching.program;

import java.time.LocalDate;
import java.util.Optional;

/** From which day the milestones of a person count. */
public final class ProgramClock {
    /** Days before the enrolment within which a person still counts as newly hired. */
    public static final int NEW_HIRE_DAYS = 120;

    private ProgramClock() {}

    /**
     * The day of hire for new hires. Who was hired longer ago, or on an unknown day, starts on the day of enrolment:
     * a program that came years after them is not years overdue.
     */
    public static LocalDate startOf(Optional<LocalDate> hiredOn, LocalDate enrolledOn) {
        return hiredOn.filter(hired -> isNewHire(hired, enrolledOn)).orElse(enrolledOn);
    }

    /** Whether someone hired on that day is newly hired on the other; people who start in the future are. */
    public static boolean isNewHire(LocalDate hiredOn, LocalDate today) {
        return !hiredOn.isBefore(today.minusDays(NEW_HIRE_DAYS));
    }
}
