package dev.rouage.ingest.webhook.standard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.webhook.Change;
import dev.rouage.ingest.webhook.Delivery;
import dev.rouage.ingest.webhook.VendorWebhooks;
import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.platform.json.StrictJson;

/**
 * Webhooks of any sender: {@code {"type": "account.updated", "timestamp": "…", "data": {…}}}. The last word of the type
 * says what happened; what stands before it is the preset's object; {@code data} has the id and the fields.
 */
@ApplicationScoped
public class StandardWebhooks implements VendorWebhooks {

    @Override
    public Vendor vendor() {
        return Vendor.STANDARD;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) {
        StandardSignature.verify(request, secrets);
    }

    @Override
    public List<Delivery> deliveries(WebhookRequest request) {
        String body = StrictJson.decode(request.body());
        JsonNode event = StrictJson.read(body);
        ObjectNode kept = StrictJson.mapper().createObjectNode();
        kept.put("receivedAt", request.receivedAt().toString()).set("event", event);
        String type = event.path("type").asText();
        return List.of(new Delivery(request.signatureHeader(StandardSignature.ID),
                object(type) + "/" + id(event.path("data")), kept.toString()));
    }

    @Override
    public List<Change> changes(JsonNode kept) {
        JsonNode event = kept.path("event");
        String type = event.path("type").asText();
        Instant at = event.path("timestamp").isTextual()
                ? OffsetDateTime.parse(event.path("timestamp").textValue()).toInstant()
                : Instant.parse(kept.path("receivedAt").asText());
        if (!(event.path("data") instanceof ObjectNode data)) {
            return List.of();
        }
        String object = object(type);
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "created", "upserted" -> List.of(new Change.Upsert(object, data, true, at));
            case "updated" -> List.of(new Change.Upsert(object, data, false, at));
            case "deleted" -> List.of(new Change.Delete(object, id(data), at));
            case "restored" -> List.of(new Change.Restore(object, id(data), at));
            default -> List.of();
        };
    }

    private static String object(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String id(JsonNode data) {
        return data.path("externalId").asText(data.path("id").asText());
    }
}
