package dev.rouage.kpi.journey.lead;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether a lead came to be something more, and when. */
sealed interface Conversion {

    /** It did not, or not yet. */
    record NotYet() implements Conversion {}

    /** It did, that many days after its detection. */
    record Converted(LocalDate on, int days) implements Conversion {}

    /** It was so already when it was detected. */
    record Earlier() implements Conversion {}

    /** It did, but nobody knows when. */
    record Undated() implements Conversion {}

    /**
     * The first conversion at or after the detection. Only where there is none, one before it or one without a date tells
     * that the lead can be counted on neither side.
     *
     * @param dates
     *            of all that could be the conversion, null for those without a date
     */
    static Conversion of(LocalDate detectedOn, Collection<@Nullable LocalDate> dates) {
        Optional<LocalDate> first = dates.stream().filter(Objects::nonNull)
                .filter(date -> !date.isBefore(detectedOn)).min(Comparator.naturalOrder());
        if (first.isPresent()) {
            return new Converted(first.get(),
                    Math.toIntExact(ChronoUnit.DAYS.between(detectedOn, first.get())));
        }
        if (dates.isEmpty()) {
            return new NotYet();
        }
        return dates.stream().anyMatch(Objects::nonNull) ? new Earlier() : new Undated();
    }
}
