package dev.rouage.demo.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time in which the story plays: eighteen months up to the start of the reference day, in the firm's zone; people
 * work on weekdays.
 */
final class StoryClock {

    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final int MONTHS = 18;

    private final LocalDate today;
    private final Instant now;

    StoryClock(LocalDate today) {
        this.today = today;
        this.now = today.atStartOfDay(ZONE).toInstant();
    }

    LocalDate today() {
        return today;
    }

    LocalDate firstDay() {
        return today.minusMonths(MONTHS);
    }

    boolean hasHappened(Instant moment) {
        return moment.isBefore(now);
    }

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** A moment of office hours on that day, or on the Monday after. */
    static Instant officeMoment(LocalDate day, Dice dice) {
        LocalTime time = LocalTime.of(8, 30).plusSeconds(dice.between(0, 9 * 3600));
        return weekday(day).atTime(time).atZone(ZONE).toInstant();
    }

    /** So many days later, moved out of the weekend. */
    static Instant later(Instant from, double days) {
        Instant moment = from.plusSeconds((long) (days * 86_400));
        LocalDate day = dayOf(moment);
        return moment.plus(Duration.ofDays(day.until(weekday(day)).getDays()));
    }

    private static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case DayOfWeek _ -> day;
        };
    }
}
