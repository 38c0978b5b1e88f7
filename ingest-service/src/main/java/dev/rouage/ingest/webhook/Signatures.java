package dev.rouage.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.rouage.platform.problem.RouageException;

/** What all vendors' signatures are made of. Comparisons take the same time wherever the difference is. */
public final class Signatures {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    /** HMAC-SHA256 over some parts, one behind the other, in Base64. */
    public static String hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException failure) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", failure);
        }
    }

    /** Whether two texts are the same. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails unless the signature holds. */
    public static void require(boolean valid) {
        if (!valid) {
            throw new RouageException(WebhookErrorCode.SIGNATURE_INVALID,
                    "The signature is not that of this connection's secret");
        }
    }

    /** Fails with {@code SIGNATURE_EXPIRED} when the time that was signed is more than five minutes from now. */
    public static void requireRecent(Instant signedAt, Instant now) {
        if (Duration.between(signedAt, now).abs().compareTo(WINDOW) > 0) {
            throw new RouageException(WebhookErrorCode.SIGNATURE_EXPIRED,
                    "The signature is more than " + WINDOW.toMinutes() + " minutes from now");
        }
    }

    /** The whole number in a header that is signed; {@code SIGNATURE_INVALID} when it is none. */
    public static long number(String header) {
        if (!header.matches("[0-9]{1,15}")) {
            require(false);
        }
        return Long.parseLong(header);
    }
}
