package dev.rouage.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message of the dead-letter topic. Its key, which the feed has written, says whose record it was, also when nobody can
 * read its value.
 */
record DeadLetterMessage(TenantId tenant, UUID id, String service, RecordKind kind, UUID recordId, String cause,
        String origin, Instant at) {
    private static final int LONGEST_CAUSE = 2_000;

    /** Reads the message; empty when its key names no record of a company. */
    static Optional<DeadLetterMessage> of(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            return Optional.empty();
        }
        String[] key = new String(message.key(), StandardCharsets.UTF_8).split("/", -1);
        if (key.length != 3) {
            return Optional.empty();
        }
        try {
            String service = header(message, "rouage-service");
            String origin = header(message, "rouage-origin");
            return RecordKind.ofWireName(key[1]).map(kind -> new DeadLetterMessage(TenantId.parse(key[0]),
                    UUID.nameUUIDFromBytes((service + "\n" + origin).getBytes(StandardCharsets.UTF_8)), service, kind,
                    UUID.fromString(key[2]), header(message, "rouage-cause"), origin,
                    Instant.ofEpochMilli(message.timestamp())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As much of it as PostgreSQL can hold and people want to read. */
    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        String text = header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8).replace("\0", "\uFFFD");
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }
}
