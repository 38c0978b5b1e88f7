package dev.rouage.kpi.contribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The values by which the contributions of a journey can be cut.
 *
 * @param rep
 *            the survivor's id
 * @param stage
 *            the name of a stage of the pipeline, for the parts of {@link Cut#STAGE} only
 */
public record Slice(@Nullable UUID rep, @Nullable String source, @Nullable String channel, @Nullable String pipeline,
        @Nullable String segment, @Nullable String country, @Nullable String product, @Nullable String stage) {
    private static final byte[] NONE = {};

    /** A slice of whole journeys. */
    public Slice(@Nullable UUID rep, @Nullable String source, @Nullable String channel, @Nullable String pipeline,
            @Nullable String segment, @Nullable String country, @Nullable String product) {
        this(rep, source, channel, pipeline, segment, country, product, null);
    }

    /**
     * A part of the cut by stage.
     *
     * @param source
     *            the CRM that the pipeline belongs to, and not where a lead came from
     */
    public static Slice ofStage(@Nullable UUID rep, String source, @Nullable String pipeline, String stage) {
        return new Slice(rep, source, null, pipeline, null, null, null, stage);
    }

    /** The same values with another rep. */
    public Slice of(@Nullable UUID other) {
        return new Slice(other, source, channel, pipeline, segment, country, product, stage);
    }

    /** The slice's names in the rollups; equal slices have equal keys, so that no look-up is needed to write one. */
    public SliceKey key() {
        MessageDigest digest = sha256();
        update(digest, rep == null ? null : rep.toString());
        update(digest, source);
        update(digest, channel);
        update(digest, pipeline);
        update(digest, segment);
        update(digest, country);
        update(digest, product);
        if (stage != null) {
            update(digest, stage);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new SliceKey(new UUID(high, low), rep);
    }

    /** The length in four bytes, and the text; the length of none is -1. */
    private static void update(MessageDigest digest, @Nullable String value) {
        byte[] bytes = value == null ? NONE : value.getBytes(StandardCharsets.UTF_8);
        int length = value == null ? -1 : bytes.length;
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (length >> shift));
        }
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java has SHA-256", failure);
        }
    }
}
