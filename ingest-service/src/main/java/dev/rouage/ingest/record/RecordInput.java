package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * One write of one record, checked and in canonical form.
 *
 * @param fields
 *            the fields it sets, by name; {@code NullNode} where it clears one; references as ids
 * @param history
 *            earlier values that the source itself tells of, by field
 * @param mergedInto
 *            the survivor's id, for {@link Operation#MERGE} only
 */
public record RecordInput(RecordKey key, UUID id, Operation operation, Clock clock, Map<String, JsonNode> fields,
        Map<String, List<HistoryEntry>> history, @Nullable UUID mergedInto) {

    /** The records that this write names, the survivor of a merge included. */
    public List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        KindFields.of(key.kind()).references().forEach((field, kind) -> {
            if (fields.get(field) instanceof JsonNode value && value.isTextual()) {
                references.add(new Reference("/fields/" + field, kind, UUID.fromString(value.textValue())));
            }
        });
        if (mergedInto != null) {
            references.add(new Reference("/mergedInto", key.kind(), mergedInto));
        }
        return references;
    }

    /**
     * A record that a write names.
     *
     * @param pointer
     *            where it is named
     */
    public record Reference(String pointer, RecordKind kind, UUID id) {}
}
