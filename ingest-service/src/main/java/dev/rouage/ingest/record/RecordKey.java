package dev.rouage.ingest.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;

/**
 * What a source calls a record.
 *
 * @param source
 *            the system it comes from, such as {@code hubspot:12345678}
 * @param externalId
 *            its id over there
 */
public record RecordKey(String source, RecordKind kind, String externalId) {

    /**
     * The record's id in our graph and events. It is computed, so that a reference has its id before the record it names
     * has come; the tenant is part of it, so that no company can work out another's ids from the names alone.
     */
    public UUID id(TenantId tenant) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(16).putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits()).array());
        for (String part : new String[]{source, kind.wireName(), externalId}) {
            digest.update((byte) 0);
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every JVM has SHA-256", failure);
        }
    }
}
