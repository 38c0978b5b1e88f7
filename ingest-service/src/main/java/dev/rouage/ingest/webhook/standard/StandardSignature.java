package dev.rouage.ingest.webhook.standard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import dev.rouage.ingest.webhook.Signatures;
import dev.rouage.ingest.webhook.WebhookRequest;

/**
 * Signatures as Standard Webhooks has them: HMAC-SHA256 over id, timestamp and body. Our own twenty lines and not the
 * reference library, which reads the wall clock itself and takes the body as text and not as the bytes that were signed.
 */
public final class StandardSignature {
    static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String PREFIX = "whsec_";

    private StandardSignature() {}

    /** Fails with a 401 unless one of the secrets has made one of the signatures. */
    public static void verify(WebhookRequest request, List<String> secrets) {
        String id = request.signatureHeader(ID);
        String timestamp = request.signatureHeader(TIMESTAMP);
        String[] signatures = request.signatureHeader(SIGNATURE).split(" ");
        boolean valid = false;
        for (String secret : secrets) {
            String expected = "v1," + sign(secret, id, timestamp, request.body());
            for (String signature : signatures) {
                valid |= Signatures.same(expected, signature);
            }
        }
        Signatures.require(valid);
        Signatures.requireRecent(Instant.ofEpochSecond(Signatures.number(timestamp)), request.receivedAt());
    }

    static String sign(String secret, String id, String timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        return Signatures.hmac(key, (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
    }
}
