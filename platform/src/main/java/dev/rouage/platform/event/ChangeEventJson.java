package dev.rouage.platform.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** A change event as the bytes of a Kafka record. */
public final class ChangeEventJson {
    /** Writes decimals with their digits and never as binary floating point. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private ChangeEventJson() {}

    /** The record's key: all changes of a record share it. */
    public static String key(TenantId tenant, RecordKind kind, UUID id) {
        return tenant + "/" + kind.wireName() + "/" + id;
    }

    /** The kind that a record's key tells; empty when it is no key of a change, or of a kind unknown to this version. */
    static Optional<RecordKind> kind(byte @Nullable [] key) {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        boolean hasThreeParts = first >= 0 && second >= 0 && text.indexOf('/', second + 1) < 0;
        return hasThreeParts ? RecordKind.ofWireName(text.substring(first + 1, second)) : Optional.empty();
    }

    /** The record's value. */
    public static byte[] write(ChangeEvent event) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("tenant", event.tenant().toString());
        json.put("kind", event.kind().wireName());
        json.put("id", event.id().toString());
        json.put("revision", event.revision());
        json.put("state", event.state().name());
        json.put("mergedInto", event.mergedInto() == null ? null : event.mergedInto().toString());
        json.put("source", event.source());
        json.put("externalId", event.externalId());
        json.put("recordedAt", event.recordedAt().toString());
        json.set("fields", event.fields());
        json.set("history", event.history());
        return JSON.writeValueAsBytes(json);
    }

    /**
     * Reads a record's value.
     *
     * @throws UnreadableEventException
     *             when it is no change event; a kind or state that this version does not know is unreadable too
     */
    public static ChangeEvent read(byte[] value) throws UnreadableEventException {
        try {
            JsonNode json = JSON.readTree(value);
            return new ChangeEvent(TenantId.parse(text(json, "tenant")),
                    RecordKind.ofWireName(text(json, "kind")).orElseThrow(() -> new UnreadableEventException("kind")),
                    UUID.fromString(text(json, "id")), json.required("revision").asLong(),
                    RecordState.valueOf(text(json, "state")), uuid(json.get("mergedInto")), text(json, "source"),
                    text(json, "externalId"), Instant.parse(text(json, "recordedAt")), object(json, "fields"),
                    object(json, "history"));
        } catch (IOException | IllegalArgumentException | DateTimeException failure) {
            throw new UnreadableEventException(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }

    private static ObjectNode object(JsonNode json, String name) {
        return json.get(name) instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    private static @Nullable UUID uuid(@Nullable JsonNode json) {
        return json == null || json.isNull() ? null : UUID.fromString(json.asText());
    }
}
