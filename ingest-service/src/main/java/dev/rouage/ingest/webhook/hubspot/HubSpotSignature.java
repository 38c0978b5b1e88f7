package dev.rouage.ingest.webhook.hubspot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.rouage.ingest.webhook.Signatures;
import dev.rouage.ingest.webhook.WebhookRequest;

/** HubSpot's signature v3: HMAC-SHA256 over method, address, body and timestamp. */
final class HubSpotSignature {
    static final String SIGNATURE = "x-hubspot-signature-v3";
    static final String TIMESTAMP = "x-hubspot-request-timestamp";
    /** The only characters of an address that HubSpot signs decoded. */
    private static final String[][] DECODED = {{"%3A", ":"}, {"%2F", "/"}, {"%3F", "?"}, {"%40", "@"}, {"%21", "!"},
            {"%24", "$"}, {"%27", "'"}, {"%28", "("}, {"%29", ")"}, {"%2A", "*"}, {"%2C", ","}, {"%3B", ";"}};

    private HubSpotSignature() {}

    static void verify(WebhookRequest request, List<String> secrets) {
        String signature = request.signatureHeader(SIGNATURE);
        String timestamp = request.signatureHeader(TIMESTAMP);
        boolean valid = false;
        for (String secret : secrets) {
            valid |= Signatures.same(sign(secret, request, request.url(), timestamp), signature);
            valid |= Signatures.same(sign(secret, request, decoded(request.url()), timestamp), signature);
        }
        Signatures.require(valid);
        Signatures.requireRecent(Instant.ofEpochMilli(Signatures.number(timestamp)), request.receivedAt());
    }

    static String sign(String secret, WebhookRequest request, String url, String timestamp) {
        return Signatures.hmac(secret.getBytes(StandardCharsets.UTF_8),
                (request.method() + url).getBytes(StandardCharsets.UTF_8), request.body(),
                timestamp.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(String url) {
        String decoded = url;
        for (String[] code : DECODED) {
            decoded = decoded.replace(code[0], code[1]).replace(code[0].toLowerCase(Locale.ROOT), code[1]);
        }
        return decoded;
    }
}
