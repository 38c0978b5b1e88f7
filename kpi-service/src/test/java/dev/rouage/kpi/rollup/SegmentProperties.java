package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SegmentProperties {

    @Property
    void segmentsCoverEachDayOfTheWindowOnce(@ForAll Cut cut, @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);
        Period window = new Period(from, from.plusDays(length));

        List<LocalDate> covered = new ArrayList<>();
        for (Segment segment : Segment.of(List.of(window), cut, Reading.PERIOD)) {
            assertTrue(segment.span() == Span.DAY
                    || segment.from().getDayOfMonth() == 1 && segment.to().getDayOfMonth() == 1);
            segment.from().datesUntil(segment.to()).forEach(covered::add);
        }

        assertEquals(window.from().datesUntil(window.to()).toList(), covered);
    }

    @Property
    void aYearIsReadByItsMonths(@ForAll @IntRange(min = 2000, max = 2030) int year) {
        Period window = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));

        assertEquals(List.of(new Segment(0, Span.MONTH, window.from(), window.to())),
                Segment.of(List.of(window), Cut.TOTAL, Reading.PERIOD));
    }

    @Property
    void historiesReachFromTheBeginningToTheWindowsEndWithoutAGap(@ForAll Cut cut,
            @ForAll @IntRange(min = 0, max = 20_000) int day, @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);
        Period window = new Period(from, from.plusDays(length));

        for (Reading reading : List.of(Reading.STOCK, Reading.HISTORY)) {
            List<Segment> segments = Segment.of(List.of(window), cut, reading);
            assertEquals(LocalDate.of(1, 1, 1), segments.getFirst().from());
            for (int i = 1; i < segments.size(); i++) {
                assertEquals(segments.get(i - 1).to(), segments.get(i).from());
            }
            assertEquals(window.to(), segments.getLast().to());
        }
    }

    @Property
    void aHistorysDaysAreKeptFromTheMonthOfTheWindowOn(@ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);

        Segment last = Segment.of(List.of(new Period(from, from.plusDays(length))), Cut.TOTAL, Reading.HISTORY)
                .getLast();

        assertEquals(Span.DAY, last.span());
        assertEquals(from.withDayOfMonth(1), last.from());
    }
}
