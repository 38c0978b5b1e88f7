package dev.rouage.kpi.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.BusinessHours.Opening;

/** The week of business hours as stored text: {@code MONDAY 09:00-12:00 13:00-18:00;TUESDAY …}. */
final class BusinessHoursCode {
    private BusinessHoursCode() {}

    static String write(BusinessHours hours) {
        return hours.week().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(day -> day.getKey() + " " + day.getValue().stream()
                        .map(opening -> opening.from() + "-" + opening.to()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
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
