package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How finely contributions are summed up. Codes are stored: they are never given to another cut. */
public enum Cut {
    /** All of the company in one. */
    TOTAL(0, Span.DAY, Span.MONTH),
    /** By rep. */
    REP(1, Span.DAY, Span.MONTH),
    /** By slice. Hardly two deals share a slice and a day: sums by month would save no reading. */
    SLICE(2, Span.DAY),
    /** By rep, pipeline and stage together; for the figures of stages only, which are asked for too rarely for months. */
    STAGE(3, Span.DAY),
    /**
     * What must be added to the sums by rep so that everything stands with its present owner: taken from the one it
     * stands with, given to the present one. Hardly anything changes hands, so hardly anything is written.
     */
    REP_SHIFT(4, Span.DAY, Span.MONTH),
    /** The same of the sums by slice. */
    SLICE_SHIFT(5, Span.DAY);

    /** Stands for the whole company, and for deals without an owner. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final int code;
    private final List<Span> spans;

    Cut(int code, Span... spans) {
        this.code = code;
        this.spans = List.of(spans);
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

    /**
     * Whether the sums of all buckets are kept together: those of few parts, in each of which many fall together. Of slices
     * hardly two do, and of stages hardly any has more than one bucket.
     */
    public boolean keepsHistograms() {
        return switch (this) {
            case TOTAL, REP, REP_SHIFT -> true;
            case SLICE, SLICE_SHIFT, STAGE -> false;
        };
    }

    /** The cut that moves what stands in this one to the present owners; null where owners make no difference. */
    public @Nullable Cut shift() {
        return switch (this) {
            case REP -> REP_SHIFT;
            case SLICE -> SLICE_SHIFT;
            case TOTAL, STAGE, REP_SHIFT, SLICE_SHIFT -> null;
        };
    }

    /** Which part of the cut a contribution belongs to that is booked there. */
    UUID part(SliceKey slice, Contribution contribution) {
        return switch (this) {
            case TOTAL -> NOBODY;
            case REP, REP_SHIFT -> slice.rep() == null ? NOBODY : slice.rep();
            case SLICE, SLICE_SHIFT -> slice.id();
            case STAGE -> contribution.stage() == null ? NOBODY : contribution.stage();
        };
    }
}
