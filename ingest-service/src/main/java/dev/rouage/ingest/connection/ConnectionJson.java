package dev.rouage.ingest.connection;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** A connection as REST answers it: the overrides as JSON, times as text, nothing where there is nothing. */
final class ConnectionJson {

    private ConnectionJson() {}

    static JsonNode of(CrmConnection connection) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("id", connection.id()).put("vendor", connection.vendor().path()).put("source", connection.source())
                .put("preset", connection.preset()).set("overrides", StrictJson.read(connection.overrides()));
        json.put("webhookPath", connection.webhookPath()).put("createdAt", connection.createdAt().toString());
        time(json, "previousSecretUntil", connection.previousSecretUntil());
        CrmConnection.Health health = connection.health();
        ObjectNode state = json.putObject("health");
        time(state, "lastReceivedAt", health.lastReceivedAt());
        time(state, "lastProcessedAt", health.lastProcessedAt());
        state.put("received", health.received()).put("processed", health.processed())
                .put("duplicates", health.duplicates()).put("unknown", health.unknown()).put("failed", health.failed())
                .put("parked", health.parked()).put("waiting", health.waiting());
        time(state, "dirtySince", health.dirtySince());
        if (health.lastError() != null) {
            state.put("lastError", health.lastError());
        }
        return json;
    }

    private static void time(ObjectNode json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }
}
