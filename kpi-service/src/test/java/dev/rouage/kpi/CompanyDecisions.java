package dev.rouage.kpi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.BusinessHours.Opening;
import dev.rouage.kpi.contribution.Reporting;

/**
 * What a company has decided that moves sums, as the oracles understand it.
 *
 * @param openFrom
 *            the quarters of an hour, 0..95, at which each weekday's openings begin, and are over: begin, end, begin, end…
 */
record CompanyDecisions(ZoneId zone, String currency, int graceDays, Map<DayOfWeek, List<Integer>> openFrom,
        Set<LocalDate> holidays) {
    /** What holds as long as a company has not decided. */
    static final CompanyDecisions NONE = new CompanyDecisions(ZoneId.of("UTC"), "EUR", 30, nineToSix(), Set.of());

    /** Any decisions. */
    static CompanyDecisions random(Random random) {
        Map<DayOfWeek, List<Integer>> openFrom = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            openFrom.put(day, random.nextInt(4) == 0
                    ? List.of()
                    : Stream.generate(() -> random.nextInt(97)).distinct().limit(2 + 2L * random.nextInt(2)).sorted()
                            .toList());
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            holidays.add(LocalDate.parse("2026-01-01").plusDays(random.nextInt(120)));
        }
        return new CompanyDecisions(
                ZoneId.of(one(random, "UTC", "America/New_York", "Europe/Paris", "Australia/Lord_Howe")),
                one(random, "EUR", "USD", "GBP"), random.nextInt(80), random.nextInt(3) == 0 ? nineToSix() : openFrom,
                holidays);
    }

    /** The same as the service has it. */
    Reporting reporting() {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        openFrom.forEach((day, quarters) -> {
            if (!quarters.isEmpty()) {
                week.put(day, Stream.iterate(0, i -> i < quarters.size(), i -> i + 2)
                        .map(i -> new Opening(time(quarters.get(i)), time(quarters.get(i + 1)))).toList());
            }
        });
        return new Reporting(zone, currency, new BusinessHours(week, holidays), graceDays);
    }

    /** Whether the company works then; as it is at the begin of a quarter of an hour, so it is in all of it. */
    boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        if (holidays.contains(local.toLocalDate())) {
            return false;
        }
        int quarter = local.getHour() * 4 + local.getMinute() / 15;
        boolean open = false;
        for (int edge : openFrom.getOrDefault(local.getDayOfWeek(), List.of())) {
            open ^= edge <= quarter;
        }
        return open;
    }

    private static LocalTime time(int quarter) {
        return LocalTime.ofSecondOfDay(quarter % 96 * 900L);
    }

    private static Map<DayOfWeek, List<Integer>> nineToSix() {
        Map<DayOfWeek, List<Integer>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY)) {
            week.put(day, List.of(9 * 4, 18 * 4));
        }
        return week;
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
