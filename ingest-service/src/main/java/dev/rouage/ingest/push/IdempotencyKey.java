package dev.rouage.ingest.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/**
 * What the client calls its request, to repeat it without a second effect.
 *
 * @param fingerprint
 *            SHA-256 over what is asked and with which body
 */
record IdempotencyKey(String key, byte[] fingerprint) {
    private static final int LONGEST = 255;

    static IdempotencyKey of(@Nullable String key, String request, byte[] body) {
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            throw new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "The header Idempotency-Key with 1 to " + LONGEST + " characters is required;"
                            + " send the same one when you repeat the request");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new IdempotencyKey(key, digest.digest(body));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every JVM has SHA-256", failure);
        }
    }
}
