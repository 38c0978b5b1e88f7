package dev.rouage.ingest.bulk;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;

/** Reads items of an import into records, and adds them to a chunk. */
final class LineRecords {
    private final TenantId tenant;
    private final RecordKind kind;
    private final Instant now;
    private final Map<RecordKind, RecordReader> readers = new EnumMap<>(RecordKind.class);

    /**
     * @param kind
     *            of items that no mapping has made
     * @param now
     *            the time of writes that do not tell theirs
     */
    LineRecords(TenantId tenant, RecordKind kind, Instant now) {
        this.tenant = tenant;
        this.kind = kind;
        this.now = now;
    }

    /** An item as a batch has it. */
    void add(ImportChunk chunk, JsonNode item) {
        add(chunk, kind, item);
    }

    /** An item that a mapping has made. */
    void add(ImportChunk chunk, MappedItem mapped) {
        switch (mapped) {
            case MappedItem.Readable readable -> add(chunk, readable.kind(), readable.item());
            case MappedItem.Unreadable unreadable ->
                unreadable.errors().forEach(error -> chunk.refuse(LineError.of(error)));
        }
    }

    private void add(ImportChunk chunk, RecordKind itemKind, JsonNode item) {
        chunk.add(itemKind,
                readers.computeIfAbsent(itemKind, some -> new RecordReader(tenant, some, now)).read(item));
    }
}
