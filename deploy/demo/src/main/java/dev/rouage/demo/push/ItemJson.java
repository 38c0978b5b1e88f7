package dev.rouage.demo.push;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Operation;

/** Items as the REST API takes them; the same items always become the same text. */
public final class ItemJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemJson() {}

    /** The body of a batch; the row key of each item is its place in the batch. */
    public static String batch(List<Item> items) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode inputs = body.putArray("inputs");
        for (int row = 0; row < items.size(); row++) {
            inputs.add(item("r-" + row, items.get(row)));
        }
        return body.toString();
    }

    /** One line of an import. */
    public static String line(Item item) {
        return item(item.externalId(), item).toString();
    }

    static JsonNode item(String rowKey, Item item) {
        ObjectNode json = JSON.createObjectNode();
        json.put("rowKey", rowKey);
        json.put("source", item.source());
        json.put("externalId", item.externalId());
        if (item.operation() != Operation.UPSERT) {
            json.put("op", item.operation().name());
        }
        json.put("version", item.version());
        if (!item.fields().asMap().isEmpty()) {
            json.set("fields", JSON.valueToTree(item.fields().asMap()));
        }
        if (!item.nulled().isEmpty()) {
            json.set("nulled", JSON.valueToTree(item.nulled()));
        }
        if (!item.history().isEmpty()) {
            json.set("history", history(item.history()));
        }
        if (item.mergedInto() != null) {
            json.put("mergedInto", item.mergedInto());
        }
        return json;
    }

    private static ObjectNode history(Map<String, List<HistoryEntry>> history) {
        ObjectNode json = JSON.createObjectNode();
        new TreeMap<>(history).forEach((field, entries) -> {
            ArrayNode array = json.putArray(field);
            entries.forEach(entry -> array.addObject().put("value", entry.value()).put("at", entry.at().toString()));
        });
        return json;
    }
}
