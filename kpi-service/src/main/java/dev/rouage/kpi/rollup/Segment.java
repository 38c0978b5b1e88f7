package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Span;

/** A part of a window that is read from sums of one length. */
record Segment(int window, Span span, LocalDate from, LocalDate to) {

    /** Before all records that there are: periods begin later. */
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** Whole months from the sums by month where the cut has them, the days around them from those by day. */
    static List<Segment> of(List<Period> windows, Cut cut, Reading reading) {
        List<Segment> segments = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            Period period = windows.get(window);
            LocalDate month = period.from().withDayOfMonth(1);
            switch (reading) {
                case PERIOD -> addMonths(segments, window, period, cut);
                case STOCK -> addMonths(segments, window, new Period(BEGINNING, period.to()), cut);
                case HISTORY -> {
                    addMonths(segments, window, new Period(BEGINNING, month), cut);
                    add(segments, new Segment(window, Span.DAY, month, period.to()));
                }
                case DAILY -> add(segments, new Segment(window, Span.DAY, period.from(), period.to()));
            }
        }
        return segments;
    }

    private static void addMonths(List<Segment> segments, int window, Period period, Cut cut) {
        LocalDate firstMonth = period.from().plusMonths(1).minusDays(1).withDayOfMonth(1);
        LocalDate endMonth = period.to().withDayOfMonth(1);
        if (cut.spans().contains(Span.MONTH) && firstMonth.isBefore(endMonth)) {
            add(segments, new Segment(window, Span.DAY, period.from(), firstMonth));
            add(segments, new Segment(window, Span.MONTH, firstMonth, endMonth));
            add(segments, new Segment(window, Span.DAY, endMonth, period.to()));
        } else {
            add(segments, new Segment(window, Span.DAY, period.from(), period.to()));
        }
    }

    private static void add(List<Segment> segments, Segment segment) {
        if (segment.from().isBefore(segment.to())) {
            segments.add(segment);
        }
    }
}
