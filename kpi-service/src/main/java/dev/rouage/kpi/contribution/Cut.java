package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** How finely contributions are summed up. Codes are stored: they are never given to another cut. */
public enum Cut {
    /** All of the company in one. */
    TOTAL(0, List.of(Span.DAY, Span.MONTH)),
    /** By rep. */
    REP(1, List.of(Span.DAY, Span.MONTH)),
    /** By slice. Hardly two deals share a slice and a day: sums by month would save no reading. */
    SLICE(2, List.of(Span.DAY));

    /** Stands for the whole company, and for deals without an owner. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final int code;
    private final List<Span> spans;

    Cut(int code, List<Span> spans) {
        this.code = code;
        this.spans = spans;
    }

    /** The cut of a stored number. */
    public static Cut ofCode(int code) {
        return Arrays.stream(values()).filter(cut -> cut.code == code).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no cut with the code " + code));
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The lengths of time over which this cut is summed up. */
    public List<Span> spans() {
        return spans;
    }

    /** Which part of the cut a slice belongs to. */
    public UUID part(SliceKey slice) {
        return switch (this) {
            case TOTAL -> NOBODY;
            case REP -> slice.rep() == null ? NOBODY : slice.rep();
            case SLICE -> slice.id();
        };
    }
}
