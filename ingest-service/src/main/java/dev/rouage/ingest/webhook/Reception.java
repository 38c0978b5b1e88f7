package dev.rouage.ingest.webhook;

import java.time.Duration;

/** What becomes of a verified webhook. */
sealed interface Reception {

    /**
     * Its events are stored.
     *
     * @param received
     *            how many events
     * @param duplicates
     *            how many of them had been received before
     */
    record Stored(int received, int duplicates) implements Reception {}

    /** Nothing of it is stored: the connection has brought more than it may. */
    record Refused(Duration pause) implements Reception {}
}
