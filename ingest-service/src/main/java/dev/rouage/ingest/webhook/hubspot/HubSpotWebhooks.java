package dev.rouage.ingest.webhook.hubspot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.webhook.Change;
import dev.rouage.ingest.webhook.Delivery;
import dev.rouage.ingest.webhook.VendorWebhooks;
import dev.rouage.ingest.webhook.WebhookErrorCode;
import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/**
 * HubSpot's thin events: up to a hundred in a request, each of one property, association, creation, deletion or merge, in
 * any order. We never ask HubSpot back, so a record is stored once the events have told what it can't do without.
 */
@ApplicationScoped
public class HubSpotWebhooks implements VendorWebhooks {
    private static final Map<String, String> OBJECT_TYPES = Map.of("0-1", "contact", "0-2", "company", "0-3", "deal",
            "0-5", "ticket", "0-48", "call", "0-47", "meeting");

    @Override
    public Vendor vendor() {
        return Vendor.HUBSPOT;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) {
        HubSpotSignature.verify(request, secrets);
    }

    @Override
    public List<Delivery> deliveries(WebhookRequest request) {
        JsonNode body = StrictJson.read(request.body());
        List<Delivery> deliveries = new ArrayList<>();
        for (JsonNode event : body.isArray() ? body : List.of(body)) {
            String id = String.join(":", event.path("eventId").asText(), event.path("subscriptionType").asText(),
                    event.path("objectId").asText(event.path("fromObjectId").asText()),
                    event.path("propertyName").asText(), event.path("occurredAt").asText());
            deliveries.add(new Delivery(event.has("eventId") ? id : Delivery.hash(event.toString()),
                    object(event) + "/" + event.path("objectId").asText(), event.toString()));
        }
        return deliveries;
    }

    @Override
    public List<Change> changes(JsonNode event) {
        String type = event.path("subscriptionType").asText();
        String object = object(event);
        Instant at = at(event);
        return switch (type.substring(type.indexOf('.') + 1)) {
            case "creation" -> List.of(new Change.Upsert(object,
                    property(id(event), "createdate", String.valueOf(event.path("occurredAt").longValue())), false,
                    at));
            case "propertyChange" -> List.of(new Change.Upsert(object,
                    property(id(event), event.path("propertyName").asText(), event.path("propertyValue").asText("")),
                    false, at));
            case "deletion" -> List.of(new Change.Delete(object, id(event), at));
            case "restore" -> List.of(new Change.Restore(object, id(event), at));
            case "merge" -> merges(object, event, at);
            case "associationChange" -> association(event, at);
            case "privacyDeletion" -> List.of(new Change.Erasure(object, id(event)));
            default -> List.of();
        };
    }

    /** The object's name as its preset has it; generic subscriptions tell the type's id instead. */
    private static String object(JsonNode event) {
        String type = event.path("subscriptionType").asText();
        String object = type.substring(0, Math.max(0, type.indexOf('.')));
        return object.equals("object")
                ? OBJECT_TYPES.getOrDefault(event.path("objectTypeId").asText(), "object")
                : object;
    }

    /** Two events of the same millisecond are told apart by their ids, the same way in whatever order they come. */
    private static Instant at(JsonNode event) {
        JsonNode millis = event.path("occurredAt");
        if (!millis.isIntegralNumber()) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'occurredAt' is no time in milliseconds");
        }
        return Instant.ofEpochMilli(millis.longValue()).plus(Math.floorMod(event.path("eventId").longValue(), 1_000L),
                ChronoUnit.MICROS);
    }

    private static String id(JsonNode event) {
        String id = event.path("objectId").asText();
        if (id.isEmpty()) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'objectId' is missing");
        }
        return id;
    }

    private static ObjectNode property(String id, String name, String value) {
        ObjectNode row = StrictJson.mapper().createObjectNode().put("id", id);
        row.putObject("properties").put(name, value);
        return row;
    }

    private static List<Change> merges(String object, JsonNode event, Instant at) {
        String primary = event.path("primaryObjectId").asText(event.path("objectId").asText());
        String survivor = event.path("newObjectId").asText(primary);
        List<Change> merges = new ArrayList<>();
        for (JsonNode merged : event.path("mergedObjectIds")) {
            if (!merged.asText().equals(survivor)) {
                merges.add(new Change.Merge(object, merged.asText(), survivor, at));
            }
        }
        if (!primary.equals(survivor)) {
            merges.add(new Change.Merge(object, primary, survivor, at));
        }
        return merges;
    }

    /** Of several companies only the primary one counts. */
    private static List<Change> association(JsonNode event, Instant at) {
        String[] ends = event.path("associationType").asText().toLowerCase(Locale.ROOT).split("_to_");
        boolean secondary = event.path("isPrimaryAssociation").isBoolean()
                && !event.path("isPrimaryAssociation").booleanValue() && ends.length == 2 && ends[1].equals("company");
        if (ends.length != 2 || secondary) {
            return List.of();
        }
        ObjectNode row = StrictJson.mapper().createObjectNode().put("id", event.path("fromObjectId").asText());
        ObjectNode associations = row.putObject("associations");
        if (event.path("associationRemoved").asBoolean()) {
            associations.putNull(ends[1]);
        } else {
            associations.put(ends[1], event.path("toObjectId").asText());
        }
        return List.of(new Change.Upsert(ends[0], row, false, at));
    }
}
