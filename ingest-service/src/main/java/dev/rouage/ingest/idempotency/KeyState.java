package dev.rouage.ingest.idempotency;

import java.util.Arrays;

import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.problem.RouageException;

/** What is known of a key that this transaction has locked. */
public sealed interface KeyState {
    /** No request has used the key, or one that was interrupted: it may be done now. */
    record Free() implements KeyState {}

    /** A request with this key has its answer. */
    record Answered(byte[] fingerprint, StoredAnswer answer) implements KeyState {

        /** The first answer again; {@code IDEMPOTENCY_KEY_REUSED} when the request is another one. */
        public StoredAnswer replay(byte[] repeated) {
            if (!Arrays.equals(fingerprint, repeated)) {
                throw reused();
            }
            return answer;
        }
    }

    /** The refusal of a key that belongs to another request. */
    static RouageException reused() {
        return new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key belongs to another request; use a new one for a new request");
    }

    /** The refusal of a key whose request is still running. */
    static RouageException inUse() {
        return new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_IN_USE,
                "A request with this Idempotency-Key is still running; wait for its answer");
    }
}
