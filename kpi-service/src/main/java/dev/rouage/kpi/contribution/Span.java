package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Arrays;

/** The length of time that a sum covers. Codes are stored: they are never given to another span. */
public enum Span {
    /** One day. */
    DAY(0),
    /** One calendar month, so that long periods are read from few sums. */
    MONTH(1);

    private final int code;

    Span(int code) {
        this.code = code;
    }

    /** The span of a stored number. */
    public static Span ofCode(int code) {
        return Arrays.stream(values()).filter(span -> span.code == code).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no span with the code " + code));
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The first day of the span that the day lies in. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
