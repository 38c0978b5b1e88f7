package dev.rouage.ingest.record;

import java.util.Set;

import dev.rouage.platform.event.RecordKind;

/** The names of the fields that a kind of record has, for those who prepare items for {@link RecordReader}. */
public final class KnownFields {

    private KnownFields() {}

    /** All of them. */
    public static Set<String> of(RecordKind kind) {
        return RecordSchema.of(kind).fields().keySet();
    }

    /** Those that a record can't be created without. */
    public static Set<String> requiredBy(RecordKind kind) {
        return RecordSchema.of(kind).required();
    }

    /** Those whose earlier values are kept with the time they were set. */
    public static Set<String> trackedBy(RecordKind kind) {
        return RecordSchema.of(kind).tracked();
    }
}
