package dev.rouage.platform.event;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;

/** A coaching event as the bytes of a Kafka record. */
public final class CoachingEnvelopeJson {
    /** How {@link EventFeed} reads {@code coaching.events}. */
    public static final EventFeed.Format<CoachingEnvelope> FORMAT = new EventFeed.Format<>() {
        @Override
        public CoachingEnvelope read(byte[] value) throws UnreadableEventException {
            return CoachingEnvelopeJson.read(value);
        }

        @Override
        public TenantId tenant(CoachingEnvelope event) {
            return event.tenant();
        }
    };
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CoachingEnvelopeJson() {}

    /** The record's key: a company's events are in one partition, a rep's have one key. */
    public static String key(TenantId tenant, UUID rep) {
        return tenant + "/" + rep;
    }

    /** The record's value. */
    public static String write(CoachingEnvelope event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("tenant", event.tenant().toString());
        json.put("type", event.type());
        json.put("id", event.id().toString());
        json.put("revision", event.revision());
        json.put("withdrawn", event.withdrawn());
        json.put("rep", event.rep().toString());
        json.put("at", event.at().toString());
        json.set("fields", event.fields());
        return json.toString();
    }

    /**
     * Reads a record's value; its type may be any.
     *
     * @throws UnreadableEventException
     *             when it is no coaching event
     */
    public static CoachingEnvelope read(byte[] value) throws UnreadableEventException {
        try {
            JsonNode json = JSON.readTree(value);
            ObjectNode fields = json.get("fields") instanceof ObjectNode object ? object : JSON.createObjectNode();
            return new CoachingEnvelope(TenantId.parse(text(json, "tenant")), text(json, "type"),
                    UUID.fromString(text(json, "id")), json.path("revision").asLong(1),
                    json.path("withdrawn").asBoolean(false), UUID.fromString(text(json, "rep")),
                    Instant.parse(text(json, "at")), fields);
        } catch (IOException | IllegalArgumentException | DateTimeException failure) {
            throw new UnreadableEventException(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }
}
