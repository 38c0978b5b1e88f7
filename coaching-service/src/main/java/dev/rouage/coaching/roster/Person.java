package dev.rouage.coaching.roster;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A person of the roster, as somebody sees it.
 *
 * @param id
 *            the person's record, after merges
 * @param hired
 *            the day of hire; null when unknown
 * @param visible
 *            whether the one who asks may see the person's training
 */
public record Person(UUID id, @Nullable LocalDate hired, boolean visible) {

    /** The day of hire, where it is known. */
    public Optional<LocalDate> hiredOn() {
        return Optional.ofNullable(hired);
    }
}
