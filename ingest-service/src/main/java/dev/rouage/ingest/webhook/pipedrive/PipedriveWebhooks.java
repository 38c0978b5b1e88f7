package dev.rouage.ingest.webhook.pipedrive;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.webhook.Change;
import dev.rouage.ingest.webhook.Delivery;
import dev.rouage.ingest.webhook.Signatures;
import dev.rouage.ingest.webhook.VendorWebhooks;
import dev.rouage.ingest.webhook.WebhookErrorCode;
import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/**
 * Pipedrive's webhooks v2: one event a request, with the whole object as it is now. They are not signed; basic
 * authentication proves the sender, so take them over TLS only. Without a signed time, a request that is sent again is
 * known by its event's id.
 */
@ApplicationScoped
public class PipedriveWebhooks implements VendorWebhooks {

    @Override
    public Vendor vendor() {
        return Vendor.PIPEDRIVE;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) {
        String authorization = request.signatureHeader("authorization");
        boolean valid = false;
        for (String secret : secrets) {
            valid |= Signatures.same(authorization, "Basic "
                    + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        Signatures.require(valid);
    }

    @Override
    public List<Delivery> deliveries(WebhookRequest request) {
        JsonNode event = StrictJson.read(request.body());
        JsonNode meta = event.path("meta");
        return List.of(new Delivery(
                meta.path("id").asText().isEmpty() ? Delivery.hash(event.toString()) : meta.path("id").asText(),
                object(meta) + "/" + meta.path("entity_id").asText(), event.toString()));
    }

    @Override
    public List<Change> changes(JsonNode event) {
        JsonNode meta = event.path("meta");
        String object = object(meta);
        return switch (meta.path("action").asText()) {
            case "create", "change" -> List.of(new Change.Upsert(object, row(event, meta), true, at(meta)));
            case "delete" -> List.of(new Change.Delete(object, id(meta), at(meta)));
            default -> List.of();
        };
    }

    private static String object(JsonNode meta) {
        return meta.path("entity").asText().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode row(JsonNode event, JsonNode meta) {
        if (!(event.path("data") instanceof ObjectNode data)) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'data' is missing");
        }
        ObjectNode row = data.deepCopy();
        return row.hasNonNull("id") ? row : row.put("id", id(meta));
    }

    private static String id(JsonNode meta) {
        String id = meta.path("entity_id").asText();
        if (id.isEmpty()) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'meta.entity_id' is missing");
        }
        return id;
    }

    private static Instant at(JsonNode meta) {
        try {
            return OffsetDateTime.parse(meta.path("timestamp").asText()).toInstant();
        } catch (DateTimeException failure) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT, "'meta.timestamp' is no time", failure);
        }
    }
}
