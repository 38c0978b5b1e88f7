package dev.rouage.coaching.completion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a module that somebody completed.
 *
 * @param id
 *            made by the client; the same for each repetition
 * @param rep
 *            who; null for the one who asks
 * @param at
 *            when; kept to the microsecond
 * @param minutes
 *            the time spent, 0 to 1,440
 */
public record CompletionRequest(UUID id, UUID module, @Nullable UUID rep, Instant at, int minutes) {
    private static final int LONGEST_MINUTES = 1_440;
    /** Clocks of phones are a little off. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    public CompletionRequest {
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (minutes < 0 || minutes > LONGEST_MINUTES) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'minutes' is " + minutes + "; it must be between 0 and " + LONGEST_MINUTES);
        }
    }

    /** Whom it is about; empty for the one who asks. */
    Optional<UUID> person() {
        return Optional.ofNullable(rep);
    }

    /** Refuses what has not happened yet. */
    void checkPast(Instant now) {
        if (at.isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'at' is in the future: " + at);
        }
    }
}
