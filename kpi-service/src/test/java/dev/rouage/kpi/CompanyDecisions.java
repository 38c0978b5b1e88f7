package dev.rouage.kpi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.BusinessHours.Opening;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.platform.event.RecordKind;

/** What a company has decided that moves sums, as the oracles understand it. */
record CompanyDecisions(ZoneId zone, String currency, int graceDays, Hours hours, Map<UUID, Hours> teamHours) {
    /** What holds as long as a company has not decided. */
    static final CompanyDecisions NONE = new CompanyDecisions(ZoneId.of("UTC"), "EUR", 30, Hours.NINE_TO_SIX,
            Map.of());

    /** Any decisions, for a company with the teams team0 to team3. */
    static CompanyDecisions random(Random random, Crm crm) {
        Map<UUID, Hours> teamHours = new HashMap<>();
        for (int team = 0; team < 4; team++) {
            if (random.nextInt(2) == 0) {
                teamHours.put(crm.id(RecordKind.TEAM, "team" + team), Hours.random(random));
            }
        }
        return new CompanyDecisions(
                ZoneId.of(one(random, "UTC", "America/New_York", "Europe/Paris", "Australia/Lord_Howe")),
                one(random, "EUR", "USD", "GBP"), random.nextInt(80),
                random.nextInt(3) == 0 ? Hours.NINE_TO_SIX : Hours.random(random), teamHours);
    }

    /** The same as the service has it. */
    Reporting reporting() {
        Map<UUID, BusinessHours> ofTeams = new HashMap<>();
        teamHours.forEach((team, own) -> ofTeams.put(team, own.asTheServiceHasThem()));
        return new Reporting(zone, currency, hours.asTheServiceHasThem(), ofTeams, graceDays);
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    /**
     * When people work.
     *
     * @param edges
     *            the quarters of an hour, 0..96, at which each weekday's openings begin, and are over: begin, end, begin, end
     */
    record Hours(Map<DayOfWeek, List<Integer>> edges, Set<LocalDate> holidays) {
        static final Hours NINE_TO_SIX = nineToSix();

        static Hours random(Random random) {
            Map<DayOfWeek, List<Integer>> edges = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                edges.put(day, random.nextInt(4) == 0
                        ? List.of()
                        : Stream.generate(() -> random.nextInt(97)).distinct().limit(2 + 2L * random.nextInt(2))
                                .sorted().toList());
            }
            Set<LocalDate> holidays = new HashSet<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                holidays.add(LocalDate.parse("2026-01-01").plusDays(random.nextInt(120)));
            }
            return new Hours(edges, holidays);
        }

        /** Whether anybody works then; as it is at the begin of a quarter of an hour, so it is in all of it. */
        boolean isOpen(Instant at, ZoneId zone) {
            ZonedDateTime local = at.atZone(zone);
            if (holidays.contains(local.toLocalDate())) {
                return false;
            }
            int quarter = local.getHour() * 4 + local.getMinute() / 15;
            boolean open = false;
            for (int edge : edges.getOrDefault(local.getDayOfWeek(), List.of())) {
                open ^= edge <= quarter;
            }
            return open;
        }

        private BusinessHours asTheServiceHasThem() {
            Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
            edges.forEach((day, quarters) -> {
                if (!quarters.isEmpty()) {
                    week.put(day, Stream.iterate(0, i -> i < quarters.size(), i -> i + 2)
                            .map(i -> new Opening(time(quarters.get(i)), time(quarters.get(i + 1)))).toList());
                }
            });
            return new BusinessHours(week, holidays);
        }

        private static LocalTime time(int quarter) {
            return LocalTime.ofSecondOfDay(quarter % 96 * 900L);
        }

        private static Hours nineToSix() {
            Map<DayOfWeek, List<Integer>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY)) {
                week.put(day, List.of(9 * 4, 18 * 4));
            }
            return new Hours(week, Set.of());
        }
    }
}
