package dev.rouage.ingest.record;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Estimates from below how large a record was as JSON: its names and texts, and the marks around them. */
final class RecordSize {
    /** How many bytes a record may have. */
    static final int LARGEST = 256 * 1024;

    private RecordSize() {}

    static boolean isTooLarge(JsonNode item) {
        return rest(item, LARGEST) < 0;
    }

    /** What is left of the budget behind the node. */
    private static int rest(JsonNode node, int budget) {
        int left = budget - 2;
        if (node.isTextual()) {
            return left - node.textValue().length();
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                left = left < 0 ? left : rest(field.getValue(), left - field.getKey().length() - 3);
            }
        } else {
            for (JsonNode child : node) {
                left = left < 0 ? left : rest(child, left);
            }
        }
        return left;
    }
}
