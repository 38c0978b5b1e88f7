package dev.rouage.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A JSON object, whose columns are paths such as {@code properties.dealstage}. */
final class JsonRow implements SourceRow {
    private final Columns columns;
    private final JsonNode object;
    private final boolean complete;

    JsonRow(Columns columns, JsonNode object, boolean complete) {
        this.columns = columns;
        this.object = object;
        this.complete = complete;
    }

    @Override
    public @Nullable String text(int column) {
        JsonNode value = at(columns.path(column));
        if (!value.isValueNode() || value.isNull() || value.isMissingNode()) {
            return null;
        }
        String text = value.isNumber() ? value.decimalValue().toString() : value.asText();
        return text.isEmpty() ? null : text;
    }

    @Override
    public boolean clears(int column) {
        JsonNode value = at(columns.path(column));
        return value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    /** What stands at a path; first a key that is written with its dots, as flat exports have it. */
    JsonNode at(String[] path) {
        if (path.length > 1) {
            JsonNode flat = object.path(String.join(".", path));
            if (!flat.isMissingNode()) {
                return flat;
            }
        }
        JsonNode node = object;
        for (String step : path) {
            node = node.isArray() && !step.isEmpty() && step.length() < 4
                    && step.chars().allMatch(Character::isDigit) ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    Columns columns() {
        return columns;
    }
}
