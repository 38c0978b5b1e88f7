package dev.rouage.coaching.company;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.coaching.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A company's settings.
 *
 * @param zone
 *            the zone in which its days begin and end
 * @param calendar
 *            its working days
 * @param program
 *            the program that new hires are enrolled in; null when there is none
 */
public record Company(ZoneId zone, WorkingCalendar calendar, @Nullable UUID program) {

    /** The program that new hires are enrolled in. */
    public Optional<UUID> onboardingProgram() {
        return Optional.ofNullable(program);
    }

    /** The company's current day. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
