package dev.rouage.kpi.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.kpi.calendar.BusinessHours.Opening;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BusinessHoursProperties {
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;
    private static final BusinessHours ODD = new BusinessHours(Map.of(
            DayOfWeek.MONDAY, List.of(opening("13:00", "17:30"), opening("08:30", "12:00")),
            DayOfWeek.SATURDAY, List.of(opening("22:00", "00:00")),
            DayOfWeek.SUNDAY, List.of(opening("00:00", "00:30"), opening("01:30", "02:30"), opening("02:45", "00:00"))),
            Set.of(LocalDate.parse("2026-03-30"), LocalDate.parse("2026-11-01")));

    /** Minute by minute: around the nights in which clocks are changed, by whole and by half hours. */
    @Property(tries = 300)
    void isTheNumberOfMinutesWhoseLocalTimeIsOpen(@ForAll("zones") ZoneId zone, @ForAll("changes") String night,
            @ForAll @LongRange(min = -3_000, max = 3_000) long start,
            @ForAll @IntRange(min = 0, max = 12_000) int minutes) {
        Instant from = LocalDate.parse(night).atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(start));
        long open = 0;
        for (int minute = 0; minute < minutes; minute++) {
            if (isOpen(from.plus(Duration.ofMinutes(minute)).atZone(zone))) {
                open++;
            }
        }
        assertEquals(Duration.ofMinutes(open), ODD.between(from, from.plus(Duration.ofMinutes(minutes)), zone));
    }

    @Property
    void partsAddUp(@ForAll("zones") ZoneId zone, @ForAll @LongRange(min = 0, max = 20_000_000) long first,
            @ForAll @LongRange(min = 0, max = 20_000_000) long second) {
        Instant from = Instant.parse("2026-01-01T00:00:07Z");
        Instant middle = from.plusSeconds(first);
        Instant to = middle.plusSeconds(second);
        assertEquals(ODD.between(from, to, zone),
                ODD.between(from, middle, zone).plus(ODD.between(middle, to, zone)));
    }

    @Property
    void alwaysOpenIsElapsedTime(@ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 60_000_000) long length) {
        List<Opening> allDay = List.of(new Opening(MIDNIGHT, MIDNIGHT));
        BusinessHours always = new BusinessHours(Map.of(DayOfWeek.MONDAY, allDay, DayOfWeek.TUESDAY, allDay,
                DayOfWeek.WEDNESDAY, allDay, DayOfWeek.THURSDAY, allDay, DayOfWeek.FRIDAY, allDay,
                DayOfWeek.SATURDAY, allDay, DayOfWeek.SUNDAY, allDay), Set.of());
        Instant from = Instant.parse("2026-01-01T00:00:07.5Z");
        assertEquals(Duration.ofSeconds(length), always.between(from, from.plusSeconds(length), zone));
    }

    @Test
    void fridayEveningToMondayMorningIsOneHour() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertEquals(Duration.ofHours(1), BusinessHours.DEFAULT.between(Instant.parse("2026-03-27T16:30:00Z"),
                Instant.parse("2026-03-30T07:30:00Z"), paris));
    }

    @Test
    void reversedInstantsHaveNothingBetweenThem() {
        Instant at = Instant.parse("2026-03-25T12:00:00Z");
        assertEquals(Duration.ZERO, BusinessHours.DEFAULT.between(at, at.minusSeconds(60), ZoneId.of("UTC")));
    }

    @Test
    void openingsThatOverlapAreRefused() {
        Map<DayOfWeek, List<Opening>> week = Map.of(DayOfWeek.MONDAY,
                List.of(opening("08:00", "12:00"), opening("11:00", "13:00")));
        assertThrows(IllegalArgumentException.class, () -> new BusinessHours(week, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> opening("12:00", "12:00"));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Paris", "America/New_York", "America/Santiago", "Australia/Lord_Howe",
                "Asia/Kolkata", "Pacific/Apia").map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> changes() {
        return Arbitraries.of("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-09-06",
                "2026-10-04", "2026-06-15");
    }

    private static boolean isOpen(ZonedDateTime time) {
        String day = time.toLocalDate().toString();
        if (day.equals("2026-03-30") || day.equals("2026-11-01")) {
            return false;
        }
        int minute = time.getHour() * 60 + time.getMinute();
        return switch (time.getDayOfWeek()) {
            case MONDAY -> minute >= 510 && minute < 720 || minute >= 780 && minute < 1_050;
            case SATURDAY -> minute >= 1_320;
            case SUNDAY -> minute < 30 || minute >= 90 && minute < 150 || minute >= 165;
            case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> false;
        };
    }

    private static Opening opening(String from, String to) {
        return new Opening(LocalTime.parse(from), LocalTime.parse(to));
    }
}
