package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Applies writes, one after the other, to the records they concern; several of them may concern the same record. */
public final class RecordBatch {
    private final Map<UUID, StoredRecord> records;
    private final Map<UUID, StoredRecord> toStore = new LinkedHashMap<>();

    /**
     * @param stored
     *            the records that the writes concern, as far as they exist, and those that survivors of merges have
     *            themselves been merged into
     */
    public RecordBatch(Map<UUID, StoredRecord> stored) {
        this.records = new HashMap<>(stored);
    }

    /** Applies the writes in their order; the outcomes have the same order. */
    public List<WriteOutcome> apply(List<RecordInput> inputs) {
        List<WriteOutcome> outcomes = new ArrayList<>(inputs.size());
        for (RecordInput input : inputs) {
            WriteOutcome outcome = apply(input);
            if (outcome instanceof WriteOutcome.Accepted accepted) {
                records.put(input.id(), accepted.record());
                if (accepted.toStore()) {
                    toStore.put(input.id(), accepted.record());
                }
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** The records that have to be written back. */
    public Collection<StoredRecord> toStore() {
        return toStore.values();
    }

    private WriteOutcome apply(RecordInput input) {
        UUID survivor = input.mergedInto();
        if (survivor == null) {
            return Revision.apply(records.get(input.id()), input);
        }
        if (survivor.equals(input.id())) {
            return refused(RecordErrorCode.MERGE_INTO_SELF, "A record can't be merged into itself");
        }
        UUID last = follow(survivor);
        if (last.equals(input.id())) {
            return refused(RecordErrorCode.MERGE_CYCLE, "The survivor has itself been merged into this record");
        }
        return Revision.apply(records.get(input.id()), new RecordInput(input.key(), input.id(), input.operation(),
                input.clock(), input.fields(), input.history(), last));
    }

    private UUID follow(UUID survivor) {
        Set<UUID> seen = new HashSet<>();
        UUID last = survivor;
        while (seen.add(last) && records.get(last) instanceof StoredRecord next && next.mergedInto() != null) {
            last = next.mergedInto();
        }
        return last;
    }

    private static WriteOutcome refused(RecordErrorCode code, String message) {
        return new WriteOutcome.Refused(List.of(new RecordError(code, "/mergedInto", message)));
    }
}
