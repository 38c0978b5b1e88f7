package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** Reads one item of a batch or one line of an import: all that is wrong about it, or the write it stands for. */
public final class RecordReader {
    /** What the names of fields that are none of ours begin with where they are stored. */
    static final String CUSTOM = "custom.";

    private final TenantId tenant;
    private final RecordKind kind;
    private final Instant now;

    /**
     * @param now
     *            when the batch was received: the time of writes that do not tell theirs
     */
    public RecordReader(TenantId tenant, RecordKind kind, Instant now) {
        this.tenant = tenant;
        this.kind = kind;
        this.now = now;
    }

    /** Reads an item. */
    public ReadItem read(JsonNode item) {
        return new ItemReading(tenant, kind, now, item).result();
    }

    /** What is read from an item. */
    public sealed interface ReadItem {
        /** What the sender calls the item, to find it in the answer; null when it does not say. */
        @Nullable
        String rowKey();

        /**
         * The item stands for a write.
         *
         * @param warnings
         *            what is odd about it
         */
        record Valid(@Nullable String rowKey, RecordInput input, List<RecordWarning> warnings) implements ReadItem {

            public Valid(@Nullable String rowKey, RecordInput input) {
                this(rowKey, input, List.of());
            }
        }

        /** The item can't be taken. */
        record Invalid(@Nullable String rowKey, List<RecordError> errors) implements ReadItem {}
    }
}
