package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Span;
import dev.rouage.kpi.figure.Decisions;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Policy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SegmentProperties {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Property
    void segmentsCoverEachDayOfTheWindowOnce(@ForAll Cut cut, @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);
        Period window = new Period(from, from.plusDays(length));

        List<LocalDate> covered = new ArrayList<>();
        for (Segment segment : Segment.of(List.of(window), TODAY, cut, Reading.PERIOD)) {
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
                Segment.of(List.of(window), TODAY, Cut.TOTAL, Reading.PERIOD));
    }

    @Property
    void stocksReachFromTheBeginningToTheWindowsEndWithoutAGap(@ForAll Cut cut,
            @ForAll @IntRange(min = 0, max = 20_000) int day, @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);
        Period window = new Period(from, from.plusDays(length));

        List<Segment> segments = Segment.of(List.of(window), TODAY, cut, Reading.STOCK);

        assertEquals(LocalDate.of(1, 1, 1), segments.getFirst().from());
        for (int i = 1; i < segments.size(); i++) {
            assertEquals(segments.get(i - 1).to(), segments.get(i).from());
        }
        assertEquals(window.to(), segments.getLast().to());
    }

    /** What was when the period began, what is left of it at its end, and what is there at its end. */
    @Property(tries = 3_000)
    void ofAHistoryBothDatesAreToldApartAtBothEndsOfWhatIsKnown(@ForAll("windows") Period window,
            @ForAll @IntRange(min = -200, max = 200) int untilToday, @ForAll("points") List<Point> points,
            @ForAll Cut cut) {
        LocalDate today = window.to().plusDays(untilToday);
        Frame frame = new Frame(window, today, Options.DEFAULT, Set.of(), new Decisions(Policy.DEFAULT, 30));
        LocalDate from = window.from();
        LocalDate end = frame.lastKnownDay().plusDays(1);

        List<Point> read = new ArrayList<>();
        for (Segment segment : Segment.of(List.of(window), today, cut, Reading.HISTORY)) {
            for (Point point : points) {
                LocalDate later = segment.span().startOf(point.later());
                int earlier = Measure.CUSTOMER_OPENING.bucketOver(segment.span(),
                        Math.toIntExact(point.earlier().toEpochDay()));
                if (!later.isBefore(segment.from()) && later.isBefore(segment.to()) && segment.has(earlier)) {
                    read.add(new Point(LocalDate.ofEpochDay(earlier), later));
                }
            }
        }

        assertEquals(before(points, from, from), before(read, from, from));
        assertEquals(before(points, from, end), before(read, from, end));
        assertEquals(before(points, end, end), before(read, end, end));
    }

    @Provide
    Arbitrary<Period> windows() {
        return Combinators.combine(Arbitraries.integers().between(20_000, 20_200),
                Arbitraries.integers().between(1, 500), Arbitraries.of(true, false)).as((day, length, whole) -> {
                    LocalDate from = LocalDate.ofEpochDay(day);
                    return whole
                            ? new Period(from.withDayOfMonth(1), from.withDayOfMonth(1).plusMonths(1 + length / 40))
                            : new Period(from, from.plusDays(length));
                });
    }

    @Provide
    Arbitrary<List<Point>> points() {
        return Combinators.combine(Arbitraries.integers().between(19_900, 20_900),
                Arbitraries.integers().between(0, 300))
                .as((day, length) -> new Point(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(day + length)))
                .list().ofMinSize(1).ofMaxSize(60);
    }

    /** Of a history: the earlier date never lies behind the later one. */
    record Point(LocalDate earlier, LocalDate later) {}

    private static long before(List<Point> points, LocalDate first, LocalDate second) {
        return points.stream()
                .filter(point -> point.earlier().isBefore(first) && point.later().isBefore(second)).count();
    }
}
