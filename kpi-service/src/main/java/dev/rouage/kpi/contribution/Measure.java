package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted and summed. Codes are stored: they are never given to another measure, nor are 2, 3 and 8, which earlier
 * versions used.
 *
 * <p>
 * What another measure implies is no measure of its own: a won deal posts its amount, or why that is left out, and so the won
 * deals are those of {@link #WON_AMOUNT} for whatever reason.
 */
public enum Measure {
    /** Deals whose outcome can't be told; holds exclusions only. */
    OUTCOME(1, Scale.NONE, Reading.PERIOD),
    /** Amounts of won deals in the company's currency. */
    WON_AMOUNT(4, Scale.AMOUNT, Reading.PERIOD),
    /** Amounts of lost deals in the company's currency. */
    LOST_AMOUNT(5, Scale.AMOUNT, Reading.PERIOD),
    /** Days from creation to closing of won deals. */
    WON_CYCLE(6, Scale.DAYS, Reading.PERIOD),
    /** Days from creation to closing of lost deals. */
    LOST_CYCLE(7, Scale.DAYS, Reading.PERIOD),
    /** Amounts of accounts' first won deals in the company's currency, by the day that made the account a customer. */
    FIRST_PURCHASE(9, Scale.AMOUNT, Reading.PERIOD);

    private static final Map<Integer, Measure> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Measure::code, Function.identity()));

    private final int code;
    private final Scale scale;
    private final Reading reading;
    private final List<Cut> cuts;

    Measure(int code, Scale scale, Reading reading) {
        this(code, scale, reading, Cut.TOTAL, Cut.REP, Cut.SLICE);
    }

    Measure(int code, Scale scale, Reading reading, Cut... cuts) {
        this.code = code;
        this.scale = scale;
        this.reading = reading;
        this.cuts = List.of(cuts);
    }

    /** How the values of a measure are spread over buckets, from which medians and percentiles are read. */
    public enum Scale {
        /** Not at all: only counts matter. */
        NONE,
        /** A bucket for each whole number of days: exact. */
        DAYS,
        /** Buckets that grow with the amount, see {@link AmountBuckets}. */
        AMOUNT,
        /** The bucket is a second date, as days since 1970: sums in two dimensions. */
        DATE
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** How its values are spread. */
    public Scale scale() {
        return scale;
    }

    /** Which days a figure of a period takes it from. */
    public Reading reading() {
        return reading;
    }

    /** The cuts it is summed up in, without those that follow a change of owner. */
    public List<Cut> cuts() {
        return cuts;
    }

    /** The measure of a stored number. */
    public static Measure ofCode(int code) {
        Measure measure = BY_CODE.get(code);
        if (measure == null) {
            throw new IllegalArgumentException("There is no measure with the code " + code);
        }
        return measure;
    }
}
