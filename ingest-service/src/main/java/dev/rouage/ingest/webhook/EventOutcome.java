package dev.rouage.ingest.webhook;

import dev.rouage.platform.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an event.
 *
 * @param errorCode
 *            why it is parked or tried again
 * @param error
 *            the same in words
 * @param isForgotten
 *            whether nothing of what it says is kept
 */
record EventOutcome(String eventId, State state, @Nullable String errorCode, @Nullable String error,
        boolean isForgotten) {
    private static final int LONGEST = 1_000;

    /** Where an event stands. */
    enum State {
        /** To be tried, now or again. */
        NEW,
        /** It has become part of our records. */
        DONE,
        /** It says nothing to us. */
        UNKNOWN,
        /** It can't be processed as it is. */
        PARKED
    }

    static EventOutcome of(String eventId, State state) {
        return new EventOutcome(eventId, state, null, null, false);
    }

    /** It is about somebody who has been erased. */
    static EventOutcome forgotten(String eventId) {
        return new EventOutcome(eventId, State.DONE, null, null, true);
    }

    static EventOutcome failed(String eventId, State state, ErrorCode code, String message) {
        return new EventOutcome(eventId, state, code.name(),
                message.substring(0, Math.min(message.length(), LONGEST)).replace('\0', ' '), false);
    }
}
