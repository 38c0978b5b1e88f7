package dev.rouage.kpi.journey;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When something happened: a day without time, which no zone shifts, or an instant, which lies on a day in a zone. */
public sealed interface Moment {

    /** A date without time, as CRMs keep close dates. */
    record OnDay(LocalDate day) implements Moment {
        @Override
        public LocalDate dayIn(ZoneId zone) {
            return day;
        }
    }

    /** A point in time. */
    record AtInstant(Instant instant) implements Moment {
        @Override
        public LocalDate dayIn(ZoneId zone) {
            return LocalDate.ofInstant(instant, zone);
        }
    }

    /** The day it lies on. */
    LocalDate dayIn(ZoneId zone);

    /** Reads an ISO date or an RFC 3339 instant; empty for anything else. */
    static Optional<Moment> parse(String text) {
        try {
            return Optional.of(text.length() == 10
                    ? new OnDay(IsoTime.date(text))
                    : new AtInstant(IsoTime.instant(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
