package dev.rouage.kpi.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a company works, as the clock on its wall shows it. An instant lies within business hours when its local day is no
 * holiday and its local time lies within an opening of that weekday: also on the days of 23 and 25 hours.
 *
 * @param week
 *            the openings of each weekday, which must not overlap; a weekday that is absent is closed
 * @param holidays
 *            days on which the company is closed whatever the weekday
 */
public record BusinessHours(Map<DayOfWeek, List<Opening>> week, Set<LocalDate> holidays) {
    /** Monday to Friday from 9 to 18, without holidays: what holds until a company decides. */
    public static final BusinessHours DEFAULT = weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0));

    /** Takes copies, and refuses openings of a weekday that overlap. */
    public BusinessHours {
        Map<DayOfWeek, List<Opening>> sorted = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, openings) -> sorted.put(day, inOrder(openings)));
        week = Map.copyOf(sorted);
        holidays = Set.copyOf(holidays);
    }

    /**
     * A part of a day in which the company works.
     *
     * @param from
     *            the first moment
     * @param to
     *            the moment after the last one; midnight is the end of the day
     */
    public record Opening(LocalTime from, LocalTime to) {

        /** Refuses an opening without a moment. */
        public Opening {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("The opening from " + from + " to " + to + " is empty");
            }
        }

        private LocalDateTime start(LocalDate day) {
            return day.atTime(from);
        }

        private LocalDateTime end(LocalDate day) {
            return to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(to);
        }
    }

    /** The same opening from Monday to Friday. */
    public static BusinessHours weekdays(LocalTime from, LocalTime to) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, List.of(new Opening(from, to)));
            }
        }
        return new BusinessHours(week, Set.of());
    }

    /** How much of the time from one instant up to another lies within business hours; none when they are reversed. */
    public Duration between(Instant from, Instant to, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Duration open = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            ZoneOffset offset = rules.getOffset(at);
            ZoneOffsetTransition transition = rules.nextTransition(at);
            Instant end = transition == null || transition.getInstant().isAfter(to) ? to : transition.getInstant();
            open = open.plus(open(LocalDateTime.ofInstant(at, offset), LocalDateTime.ofInstant(end, offset)));
            at = end;
        }
        return open;
    }

    /** Between two local times of the same offset. */
    private Duration open(LocalDateTime from, LocalDateTime to) {
        Duration open = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                for (Opening opening : week.getOrDefault(day.getDayOfWeek(), List.of())) {
                    open = open.plus(overlap(from, to, opening.start(day), opening.end(day)));
                }
            }
        }
        return open;
    }

    private static Duration overlap(LocalDateTime from, LocalDateTime to, LocalDateTime start, LocalDateTime end) {
        LocalDateTime first = from.isAfter(start) ? from : start;
        LocalDateTime last = to.isBefore(end) ? to : end;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }

    private static List<Opening> inOrder(List<Opening> openings) {
        List<Opening> sorted = openings.stream().sorted(Comparator.comparing(Opening::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            LocalTime end = sorted.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || end.isAfter(sorted.get(i).from())) {
                throw new IllegalArgumentException(
                        "The openings " + sorted.get(i - 1) + " and " + sorted.get(i) + " overlap");
            }
        }
        return sorted;
    }
}
