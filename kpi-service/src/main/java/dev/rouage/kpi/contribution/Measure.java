package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is counted and summed. Codes are stored: they are never given to another measure. */
public enum Measure {
    /** Deals whose outcome can't be told; holds exclusions only. */
    OUTCOME(1, Scale.NONE),
    /** Won deals, by the day they closed. */
    WON(2, Scale.NONE),
    /** Lost deals, by the day they closed. */
    LOST(3, Scale.NONE),
    /** Amounts of won deals in the company's currency. */
    WON_AMOUNT(4, Scale.AMOUNT),
    /** Amounts of lost deals in the company's currency. */
    LOST_AMOUNT(5, Scale.AMOUNT),
    /** Days from creation to closing of won deals. */
    WON_CYCLE(6, Scale.DAYS),
    /** Days from creation to closing of lost deals. */
    LOST_CYCLE(7, Scale.DAYS),
    /** Accounts, by the day of their first won deal. */
    NEW_CUSTOMER(8, Scale.NONE),
    /** Amounts of accounts' first won deals in the company's currency. */
    FIRST_PURCHASE(9, Scale.AMOUNT);

    private static final Map<Integer, Measure> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Measure::code, Function.identity()));

    private final int code;
    private final Scale scale;

    Measure(int code, Scale scale) {
        this.code = code;
        this.scale = scale;
    }

    /** How the values of a measure are spread over buckets, from which medians and percentiles are read. */
    public enum Scale {
        /** Not at all: only counts matter. */
        NONE,
        /** A bucket for each whole number of days: exact. */
        DAYS,
        /** Buckets that grow with the amount, see {@link AmountBuckets}. */
        AMOUNT
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** How its values are spread. */
    public Scale scale() {
        return scale;
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
