package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.Optional;

/** What becomes of a verified webhook. */
sealed interface Reception {

    /**
     * Its events are stored.
     *
     * @param received
     *            how many events
     * @param duplicates
     *            how many of them had been received before
     * @param unasked
     *            the turn that processes them, if nobody has surely asked for it yet
     */
    record Stored(int received, int duplicates, Optional<Turn> unasked) implements Reception {}

    /** Nothing of it is stored: the connection has brought more than it may. */
    record Refused(Duration pause) implements Reception {}
}
