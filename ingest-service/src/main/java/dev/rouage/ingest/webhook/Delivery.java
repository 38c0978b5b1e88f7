package dev.rouage.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One event of a webhook.
 *
 * @param eventId
 *            the vendor's, by which the same event delivered again is known
 * @param object
 *            what it is about, such as {@code deal/123}
 * @param payload
 *            the event as JSON
 */
public record Delivery(String eventId, String object, String payload) {
    private static final int LONGEST = 200;

    /** Keeps ids short: a long one becomes its hash. */
    public Delivery {
        eventId = eventId.length() > LONGEST ? hash(eventId) : eventId;
        object = object.length() > LONGEST ? hash(object) : object;
    }

    /** An id for an event that brings none: the same content is the same event. */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every JVM has SHA-256", failure);
        }
    }
}
