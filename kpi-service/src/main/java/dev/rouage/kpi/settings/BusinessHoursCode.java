package dev.rouage.kpi.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.BusinessHours.Opening;

/**
 * The week of business hours as stored text: {@code MONDAY 09:00-12:00 13:00-18:00;TUESDAY …}. Those of a team with its id
 * before and its holidays behind: {@code <id>/MONDAY …/2026-05-01,2026-12-25}.
 */
final class BusinessHoursCode {
    private BusinessHoursCode() {}

    static String write(BusinessHours hours) {
        return hours.week().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(day -> day.getKey() + " " + day.getValue().stream()
                        .map(opening -> opening.from() + "-" + opening.to()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
    }

    static String[] write(Map<UUID, BusinessHours> byTeam) {
        return byTeam.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(team -> team.getKey() + "/" + write(team.getValue()) + "/" + team.getValue().holidays().stream()
                        .sorted().map(LocalDate::toString).collect(Collectors.joining(",")))
                .toArray(String[]::new);
    }

    static Map<UUID, BusinessHours> read(String[] teams) {
        Map<UUID, BusinessHours> byTeam = new HashMap<>();
        for (String team : teams) {
            String[] parts = team.split("/", -1);
            Set<LocalDate> holidays = Stream.of(parts[2].split(",")).filter(day -> !day.isEmpty())
                    .map(LocalDate::parse).collect(Collectors.toSet());
            byTeam.put(UUID.fromString(parts[0]), read(parts[1], holidays));
        }
        return byTeam;
    }

    static BusinessHours read(String text, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (String day : text.isEmpty() ? new String[0] : text.split(";")) {
            String[] words = day.split(" ");
            List<Opening> openings = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                String[] ends = words[i].split("-");
                openings.add(new Opening(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            }
            week.put(DayOfWeek.valueOf(words[0]), openings);
        }
        return new BusinessHours(week, holidays);
    }
}
