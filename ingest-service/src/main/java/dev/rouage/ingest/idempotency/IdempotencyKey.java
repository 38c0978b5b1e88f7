package dev.rouage.ingest.idempotency;

import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/** What the client calls its request, to repeat it without a second effect. */
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    /** Reads the header; {@code IDEMPOTENCY_KEY_REQUIRED} when it is missing or can't be kept. */
    public static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            throw new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "The header Idempotency-Key with 1 to " + LONGEST + " characters is required;"
                            + " send the same one when you repeat the request");
        }
        return new IdempotencyKey(header);
    }
}
