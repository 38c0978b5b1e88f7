package dev.rouage.ingest.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * How new a write is. A source that numbers its writes is believed by the number, any other by the time; a numbered write
 * is newer than every unnumbered one of the same record.
 *
 * @param version
 *            the source's number of the write, or null
 * @param at
 *            when the source says it happened
 */
public record Clock(@Nullable Long version, Instant at) implements Comparable<Clock> {

    /** Keeps microseconds, as the database does. */
    public Clock {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(Clock other) {
        if (version == null || other.version == null) {
            return version != null ? 1 : other.version != null ? -1 : at.compareTo(other.at);
        }
        return version.compareTo(other.version);
    }

    /** Whether the write is newer than the other. */
    public boolean isAfter(Clock other) {
        return compareTo(other) > 0;
    }

    /** The clock as {@link #parse} reads it. */
    public String print() {
        return version == null ? at.toString() : version + "@" + at;
    }

    /** Reads a clock back. */
    public static Clock parse(String text) {
        int sign = text.indexOf('@');
        return sign < 0
                ? new Clock(null, Instant.parse(text))
                : new Clock(Long.valueOf(text.substring(0, sign)), Instant.parse(text.substring(sign + 1)));
    }
}
