package dev.rouage.ingest.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a record whatever tells who somebody is, and leaves what figures count: times, references, what the
 * company's own vocabulary says. The record keeps a mark, so that no later write brings the person back.
 */
public final class Erasure {
    /** What stands where a name is required. */
    public static final String ERASED = "(erased)";
    /** The name under which the mark stands among the clocks. */
    public static final String MARK = "$erased";

    private Erasure() {}

    /** Whether records of that kind are people, or may be. */
    public static boolean isPersonal(RecordKind kind) {
        return switch (kind) {
            case REP, LEAD, ACCOUNT -> true;
            case TEAM, PIPELINE_STAGE, OPPORTUNITY, ACTIVITY, CONTRACT, SPEND -> false;
            case SURVEY_RESPONSE, COMPLAINT, REVIEW, FX_RATE -> false;
        };
    }

    /** Whether the person has been erased. */
    static boolean isErased(@Nullable StoredRecord stored) {
        return stored != null && stored.olderClocks().containsKey(MARK);
    }

    /** The record without the person; empty when that has been done before. */
    public static Optional<StoredRecord> erase(StoredRecord stored, Clock at) {
        if (isErased(stored)) {
            return Optional.empty();
        }
        Map<String, JsonNode> fields = new HashMap<>(stored.fields());
        fields.keySet().removeIf(field -> field.startsWith(RecordReader.CUSTOM));
        for (String field : personal(stored.key().kind())) {
            boolean required = RecordSchema.of(stored.key().kind()).required().contains(field);
            if (fields.remove(field) != null && required) {
                fields.put(field, TextNode.valueOf(ERASED));
            }
        }
        Map<String, Clock> clocks = new HashMap<>();
        Clock state = stored.clockOf(StoredRecord.STATE);
        if (state != null) {
            clocks.put(StoredRecord.STATE, state);
        }
        clocks.put(MARK, at);
        return Optional.of(new StoredRecord(pseudonym(stored.key(), stored), stored.id(), stored.revision() + 1,
                stored.writes() + 1, stored.state(), stored.mergedInto(), stored.clock(), Map.copyOf(fields),
                Map.copyOf(clocks), stored.history()));
    }

    /** The mark for a person who has not come yet, and never will. */
    public static StoredRecord unseen(RecordKey key, UUID id, Clock at) {
        RecordKey pseudonym = new RecordKey(key.source(), key.kind(), id.toString());
        return new StoredRecord(pseudonym, id, 1, 1, RecordState.DELETED, null, at, Map.of(),
                Map.of(MARK, at, StoredRecord.STATE, at), Map.of());
    }

    private static RecordKey pseudonym(RecordKey key, StoredRecord stored) {
        return new RecordKey(key.source(), key.kind(), stored.id().toString());
    }

    static Set<String> personal(RecordKind kind) {
        return switch (kind) {
            case REP -> Set.of("name", "email");
            case ACCOUNT -> Set.of("name");
            case LEAD, TEAM, PIPELINE_STAGE, OPPORTUNITY, ACTIVITY, CONTRACT, SPEND -> Set.of();
            case SURVEY_RESPONSE, COMPLAINT, REVIEW, FX_RATE -> Set.of();
        };
    }
}
