package dev.rouage.ingest.webhook;

import java.time.Instant;
import java.util.Map;

import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came.
 *
 * @param url
 *            the address that the sender used
 * @param headers
 *            by name in lower case
 * @param body
 *            the very bytes that the sender has signed
 * @param receivedAt
 *            now
 */
// A request is compared by nobody, so its array does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record WebhookRequest(String method, String url, Map<String, String> headers, byte[] body,
        Instant receivedAt) {

    /** A header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** A header that the signature needs; {@code SIGNATURE_MISSING} without it. */
    public String signatureHeader(String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new RouageException(WebhookErrorCode.SIGNATURE_MISSING, "The header " + name + " is required");
        }
        return value;
    }
}
