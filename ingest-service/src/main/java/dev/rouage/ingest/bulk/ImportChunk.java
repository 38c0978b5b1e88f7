package dev.rouage.ingest.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.PreparedItems;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** Some lines of an import that are stored together. */
final class ImportChunk {
    private static final int LINES = 2_000;
    private static final int BYTES = 2 * 1024 * 1024;

    private final @Nullable String onlySource;
    private final List<ImportLine> lines = new ArrayList<>(LINES);
    private final Map<RecordKind, Items> items = new EnumMap<>(RecordKind.class);
    private final SortedMap<Integer, List<LineError>> errors = new TreeMap<>();
    private final Set<UUID> ids = new HashSet<>(2 * LINES);
    private boolean merges;
    private int bytes;

    /**
     * @param onlySource
     *            records of any other source are refused; null to take all
     */
    ImportChunk(@Nullable String onlySource) {
        this.onlySource = onlySource;
    }

    /** Begins a line: what is added from here on belongs to it. */
    void begin(ImportLine line) {
        lines.add(line);
        bytes += line.bytes().length;
    }

    /** Adds a record of the line. */
    void add(RecordKind kind, ReadItem item) {
        if (item instanceof ReadItem.Valid(var _, var input, var _)) {
            if (onlySource != null && !input.key().source().equals(onlySource)) {
                refuse(new LineError(ImportErrorCode.OTHER_SOURCE.name(), "/source",
                        "This full resync is of '" + onlySource + "'"));
                return;
            }
            ids.add(input.id());
            merges |= input.mergedInto() != null;
        }
        items.computeIfAbsent(kind, _ -> new Items(new ArrayList<>(), new ArrayList<>())).add(item, lines.size() - 1);
    }

    /** Refuses the line. */
    void refuse(LineError error) {
        errors.computeIfAbsent(lines.size() - 1, _ -> new ArrayList<>()).add(error);
    }

    boolean isFull() {
        return lines.size() >= LINES || bytes >= BYTES;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether it must not be stored at the same time as the other: they meet in a record, or by way of a merge. */
    boolean meets(ImportChunk other) {
        return merges || other.merges || ids.stream().anyMatch(other.ids::contains);
    }

    /** The records to be stored, by kind. */
    Collection<PreparedItems> prepare(TenantId tenant) {
        return items.entrySet().stream().map(kind -> PreparedItems.of(tenant, kind.getKey(), kind.getValue().items))
                .toList();
    }

    /** The ids of all records of that kind that the lines write. */
    UUID[] ids(RecordKind kind) {
        Items some = items.get(kind);
        return some == null
                ? new UUID[0]
                : some.items.stream().filter(ReadItem.Valid.class::isInstance)
                        .map(item -> ((ReadItem.Valid) item).input().id()).distinct().toArray(UUID[]::new);
    }

    /** What became of the lines, from what became of their records by kind. */
    ChunkOutcome outcome(Map<RecordKind, List<RecordResult>> results) {
        SortedMap<Integer, List<LineError>> all = new TreeMap<>();
        errors.forEach((line, some) -> all.put(line, new ArrayList<>(some)));
        results.forEach((kind, some) -> {
            List<Integer> positions = items.getOrDefault(kind, Items.NONE).lines;
            for (int i = 0; i < some.size(); i++) {
                if (!some.get(i).wasApplied()) {
                    List<LineError> ofLine = all.computeIfAbsent(positions.get(i), _ -> new ArrayList<>());
                    some.get(i).errors().forEach(error -> ofLine.add(LineError.of(error)));
                }
            }
        });
        return ChunkOutcome.of(lines, all);
    }

    /** Records of one kind, and the position of the line that each comes from. */
    private record Items(List<ReadItem> items, List<Integer> lines) {
        private static final Items NONE = new Items(List.of(), List.of());

        void add(ReadItem item, int line) {
            items.add(item);
            lines.add(line);
        }
    }
}
