package dev.rouage.ingest.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
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
        Map<String, List<HistoryEntry>> history, @Nullable UUID mergedInto) {}
