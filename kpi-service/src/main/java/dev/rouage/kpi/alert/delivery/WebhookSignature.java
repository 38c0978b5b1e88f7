package dev.rouage.kpi.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.rouage.platform.problem.RouageException;

/** Signatures as Standard Webhooks has them: HMAC-SHA256 over id, time and body, with the key that the secret stands for. */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private WebhookSignature() {}

    /** The value of the header {@code webhook-signature}. */
    static String sign(String secret, String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", failure);
        }
    }

    /** The key; {@code INVALID_SECRET} unless it is 24 to 64 bytes in Base64 behind {@code whsec_}. */
    static byte[] key(String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            if (key.length >= SHORTEST_KEY && key.length <= LONGEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // not even Base64: answered below like any other text that is no secret
        }
        throw new RouageException(EndpointErrorCode.INVALID_SECRET,
                "A secret is 'whsec_' and " + SHORTEST_KEY + " to " + LONGEST_KEY + " bytes in Base64");
    }
}
