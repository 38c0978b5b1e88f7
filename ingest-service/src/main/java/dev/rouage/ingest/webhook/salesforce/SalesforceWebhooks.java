package dev.rouage.ingest.webhook.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.webhook.Change;
import dev.rouage.ingest.webhook.Delivery;
import dev.rouage.ingest.webhook.VendorWebhooks;
import dev.rouage.ingest.webhook.WebhookErrorCode;
import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.ingest.webhook.standard.StandardSignature;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/**
 * Salesforce's change events. Salesforce publishes them on a bus; whoever relays them to us signs the request as Standard
 * Webhooks does. A body is one event or a list of them, each bare or with its envelope ({@code payload} or
 * {@code data.payload}).
 */
@ApplicationScoped
public class SalesforceWebhooks implements VendorWebhooks {

    @Override
    public Vendor vendor() {
        return Vendor.SALESFORCE;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) {
        StandardSignature.verify(request, secrets);
    }

    @Override
    public List<Delivery> deliveries(WebhookRequest request) {
        JsonNode body = StrictJson.read(request.body());
        List<Delivery> deliveries = new ArrayList<>();
        for (JsonNode element : body.isArray() ? body : List.of(body)) {
            JsonNode event = bare(element);
            JsonNode header = event.path("ChangeEventHeader");
            String transaction = header.path("transactionKey").asText();
            deliveries.add(new Delivery(
                    transaction.isEmpty()
                            ? Delivery.hash(event.toString())
                            : transaction + ":" + header.path("sequenceNumber").asText() + ":"
                                    + header.path("entityName").asText() + ":" + header.path("changeType").asText(),
                    header.path("entityName").asText() + "/" + header.path("recordIds").path(0).asText(),
                    event.toString()));
        }
        return deliveries;
    }

    private static JsonNode bare(JsonNode event) {
        JsonNode payload = event.path("data").path("payload");
        return payload.isObject() ? payload : event.path("payload").isObject() ? event.path("payload") : event;
    }

    @Override
    public List<Change> changes(JsonNode event) {
        JsonNode header = event.path("ChangeEventHeader");
        String type = header.path("changeType").asText();
        String object = header.path("entityName").asText();
        if (type.startsWith("GAP_")) {
            return List.of(new Change.Gap(object, type.equals("GAP_OVERFLOW") ? List.of() : ids(header), type));
        }
        List<Change> changes = new ArrayList<>();
        Instant at = CommitTime.of(header);
        for (String id : ids(header)) {
            switch (type) {
                case "CREATE" -> changes.add(new Change.Upsert(object, row(event, id, at), true, at));
                case "UPDATE" -> changes.add(new Change.Upsert(object, row(event, id, at), false, at));
                case "DELETE" -> changes.add(new Change.Delete(object, id, at));
                case "UNDELETE" -> {
                    changes.add(new Change.Restore(object, id, at));
                    changes.add(new Change.Upsert(object, row(event, id, at), true, at));
                }
                default -> {
                    return List.of();
                }
            }
        }
        return changes;
    }

    private static List<String> ids(JsonNode header) {
        List<String> ids = new ArrayList<>();
        header.path("recordIds").forEach(id -> ids.add(id.asText()));
        if (ids.isEmpty()) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'recordIds' are missing");
        }
        return ids;
    }

    /** The event's fields; null means unchanged, except for those that the header calls nulled. */
    private static ObjectNode row(JsonNode event, String id, Instant at) {
        ObjectNode row = StrictJson.mapper().createObjectNode();
        event.properties().forEach(field -> {
            if (!field.getKey().equals("ChangeEventHeader") && !field.getValue().isNull()) {
                row.set(field.getKey(), field.getValue());
            }
        });
        event.path("ChangeEventHeader").path("nulledFields").forEach(field -> row.putNull(field.asText()));
        return row.put("Id", id).put("$committedAt", at.toString());
    }
}
