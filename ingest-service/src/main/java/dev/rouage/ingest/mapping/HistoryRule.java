package dev.rouage.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * Where earlier values of a tracked field come from: the row itself is one of them, or it has a list of them.
 *
 * @param list
 *            the path of the list, whose elements the two rules read; null when the row itself is the entry
 * @param columns
 *            the columns of the elements
 */
record HistoryRule(String @Nullable [] list, Columns columns, ValueRule value, ValueRule at) {

    void read(SourceRow row, ArrayNode entries) throws UnreadableTextException {
        if (list == null) {
            readEntry(row, entries);
        } else if (row instanceof JsonRow json) {
            for (JsonNode element : json.at(list)) {
                readEntry(new JsonRow(columns, element, true), entries);
            }
        }
    }

    private void readEntry(SourceRow row, ArrayNode entries) throws UnreadableTextException {
        String text = value.value(row);
        String since = at.value(row);
        if (text != null && since != null) {
            entries.addObject().put("value", text).put("at", since);
        }
    }
}
