package dev.rouage.ingest.privacy;

import java.util.List;
import java.util.UUID;

import dev.rouage.ingest.record.RecordKey;
import dev.rouage.platform.event.RecordKind;

/**
 * Somebody to be erased, with all the records that were merged into one.
 *
 * @param ids
 *            the records' ids
 * @param keys
 *            what the sources call them, as far as that is still known
 */
public record Person(RecordKind kind, List<UUID> ids, List<RecordKey> keys) {

    public Person {
        ids = List.copyOf(ids);
        keys = List.copyOf(keys);
    }

    /** The names without their sources. */
    public List<String> externalIds() {
        return keys.stream().map(RecordKey::externalId).distinct().toList();
    }
}
