package dev.rouage.kpi.contribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The values by which the contributions of a journey can be cut.
 *
 * @param rep
 *            the survivor's id
 */
public record Slice(@Nullable UUID rep, @Nullable String source, @Nullable String channel, @Nullable String pipeline,
        @Nullable String segment, @Nullable String country, @Nullable String product) {

    /** The slice's names in the rollups; equal slices have equal keys, so that no look-up is needed to write one. */
    public SliceKey key() {
        MessageDigest digest = sha256();
        for (Object value : Arrays.asList(rep, source, channel, pipeline, segment, country, product)) {
            byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new SliceKey(new UUID(high, low), rep);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java has SHA-256", failure);
        }
    }
}
