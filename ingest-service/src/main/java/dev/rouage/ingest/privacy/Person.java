package dev.rouage.ingest.privacy;

import java.util.List;
import java.util.UUID;

import dev.rouage.platform.event.RecordKind;

/**
 * Somebody to be erased, with all the records that were merged into one.
 *
 * @param ids
 *            the records' ids
 * @param externalIds
 *            what the sources call them, as far as that is still known
 */
public record Person(RecordKind kind, List<UUID> ids, List<String> externalIds) {

    public Person {
        ids = List.copyOf(ids);
        externalIds = List.copyOf(externalIds);
    }
}
