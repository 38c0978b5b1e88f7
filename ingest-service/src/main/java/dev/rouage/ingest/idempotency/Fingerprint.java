package dev.rouage.ingest.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over what is asked and with which body; tells a repeated request from another one under the same key. */
public final class Fingerprint {
    private final MessageDigest digest;

    /**
     * @param request
     *            what is asked, without the body
     */
    public Fingerprint(String request) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every JVM has SHA-256", failure);
        }
        digest.update(request.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Adds the next bytes of the body as they came. */
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The fingerprint; once only. */
    public byte[] finish() {
        return digest.digest();
    }
}
