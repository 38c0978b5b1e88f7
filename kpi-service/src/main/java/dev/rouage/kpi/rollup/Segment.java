package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.kpi.contribution.Span;

/**
 * A part of a window that is read from sums of one length.
 *
 * @param firstBucket
 *            the first of the buckets that are read
 * @param endBucket
 *            the one behind the last of them
 */
record Segment(int window, Span span, LocalDate from, LocalDate to, int firstBucket, int endBucket) {

    /** Before all records that there are: periods begin later. */
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** Of all buckets. */
    Segment(int window, Span span, LocalDate from, LocalDate to) {
        this(window, span, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Whether that bucket is read. */
    boolean has(int bucket) {
        return bucket >= firstBucket && bucket < endBucket;
    }

    /**
     * Whole months from the sums by month where the cut has them, the days around them from those by day.
     *
     * @param today
     *            as far as a history is known
     */
    static List<Segment> of(List<Period> windows, LocalDate today, Cut cut, Reading reading) {
        List<Segment> segments = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            Period period = windows.get(window);
            switch (reading) {
                case PERIOD -> addMonths(segments, window, period, cut);
                case STOCK -> addMonths(segments, window, new Period(BEGINNING, period.to()), cut);
                case HISTORY -> {
                    if (cut.spans().contains(Span.MONTH)) {
                        addHistory(segments, window, period, today);
                    } else {
                        add(segments, new Segment(window, Span.DAY, BEGINNING, period.to()));
                    }
                }
                case DAILY -> add(segments, new Segment(window, Span.DAY, period.from(), period.to()));
                case LEDGER -> add(segments, new Segment(window, Span.DAY, BEGINNING, period.to()));
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

    /**
     * Either date has to be known to the day in the month in which the period begins, unless it begins with it, and the later
     * one also in that in which it ends or today is. The later one is the segments' day, the earlier one the bucket, which is
     * a month's first day in the sums by month; it is never the later one.
     */
    private static void addHistory(List<Segment> segments, int window, Period period, LocalDate today) {
        boolean goesOn = !period.from().isAfter(today) && today.isBefore(period.to());
        LocalDate beginning = period.from().withDayOfMonth(1);
        LocalDate end = (goesOn ? today.plusDays(1) : period.to()).withDayOfMonth(1);
        LocalDate whole = beginning;
        add(segments, new Segment(window, Span.MONTH, BEGINNING, beginning));
        if (beginning.isBefore(period.from()) && beginning.isBefore(end)) {
            whole = beginning.plusMonths(1);
            int first = Math.toIntExact(beginning.toEpochDay());
            int next = Math.toIntExact(whole.toEpochDay());
            add(segments, new Segment(window, Span.DAY, beginning, whole));
            add(segments, new Segment(window, Span.MONTH, whole, end, Integer.MIN_VALUE, first));
            add(segments, new Segment(window, Span.DAY, whole, end, first, next));
            add(segments, new Segment(window, Span.MONTH, whole, end, next, Integer.MAX_VALUE));
        } else {
            add(segments, new Segment(window, Span.MONTH, beginning, end));
        }
        add(segments, new Segment(window, Span.DAY, end, period.to()));
    }

    private static void add(List<Segment> segments, Segment segment) {
        if (segment.from().isBefore(segment.to())) {
            segments.add(segment);
        }
    }
}
