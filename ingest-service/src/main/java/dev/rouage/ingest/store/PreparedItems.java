package dev.rouage.ingest.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rouage.ingest.record.RecordBatch;
import dev.rouage.ingest.record.RecordInput;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.ingest.record.WriteOutcome;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Items of which most are expected to be new: what becomes of each if none of the records is there yet, worked out before
 * the transaction begins. What turns out to be there is looked at once more.
 *
 * @param outcomes
 *            by position in {@code valid}
 * @param insertion
 *            the arguments that insert the records
 * @param inserts
 *            the records that it inserts
 */
public record PreparedItems(TenantId tenant, RecordKind kind, List<ReadItem> items, List<Integer> valid,
        List<WriteOutcome> outcomes, Tuple insertion, Set<UUID> inserts) {

    /** Works it out; takes a while, and so must not be called on an event loop. */
    public static PreparedItems of(TenantId tenant, RecordKind kind, List<ReadItem> items) {
        List<Integer> valid = new ArrayList<>(items.size());
        List<RecordInput> inputs = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ReadItem.Valid(var _, RecordInput input, var _)) {
                valid.add(i);
                inputs.add(input);
            }
        }
        // The survivor of a merge may be there, so nothing that meets a merge is worked out beforehand.
        RecordBatch batch = new RecordBatch(Map.of());
        boolean merges = inputs.stream().anyMatch(input -> input.mergedInto() != null);
        List<WriteOutcome> outcomes = merges ? List.of() : batch.apply(inputs);
        return new PreparedItems(tenant, kind, items, valid, outcomes, RecordStore.insertion(tenant, kind, batch),
                batch.toStore().stream().map(StoredRecord::id).collect(Collectors.toUnmodifiableSet()));
    }
}
