package dev.rouage.ingest.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.RecordResult;

/** Some lines of an import that are stored together. */
final class ImportChunk {
    private static final int LINES = 2_000;
    private static final int BYTES = 2 * 1024 * 1024;
    private static final int KEPT_CONTENT = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ImportLine> lines = new ArrayList<>();
    private final List<ReadItem> items = new ArrayList<>();
    private final Rejections rejections = new Rejections(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final Set<UUID> ids = new HashSet<>();
    private boolean merges;
    private int bytes;

    void add(ImportLine line, ReadItem item) {
        lines.add(line);
        items.add(item);
        bytes += line.bytes().length;
        if (item instanceof ReadItem.Valid(var _, var input)) {
            ids.add(input.id());
            merges |= input.mergedInto() != null;
        }
    }

    void refuse(ImportLine line, LineError error) {
        bytes += line.bytes().length;
        rejections.add(line, List.of(error));
    }

    boolean isFull() {
        return items.size() + rejections.lines.size() >= LINES || bytes >= BYTES;
    }

    boolean isEmpty() {
        return items.isEmpty() && rejections.lines.isEmpty();
    }

    List<ReadItem> items() {
        return items;
    }

    /** The records that its lines write. */
    Set<UUID> ids() {
        return ids;
    }

    /** Whether it must not be stored at the same time as the other: they meet in a record, or by way of a merge. */
    boolean meets(ImportChunk other) {
        return merges || other.merges || ids.stream().anyMatch(other.ids::contains);
    }

    /** What became of the lines. */
    Outcome outcome(List<RecordResult> results) {
        Rejections all = new Rejections(new ArrayList<>(rejections.lines), new ArrayList<>(rejections.contents),
                new ArrayList<>(rejections.errors));
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).wasApplied()) {
                all.add(lines.get(i), results.get(i).errors().stream().map(LineError::of).toList());
            }
        }
        long received = items.size() + (long) rejections.lines.size();
        return new Outcome(received - all.lines.size(), all);
    }

    /** How many lines were applied, and the others. */
    record Outcome(long applied, Rejections rejections) {}

    /** Rejected lines as columns. */
    record Rejections(List<Long> lines, List<String> contents, List<String> errors) {

        private void add(ImportLine line, List<LineError> why) {
            lines.add(line.number());
            contents.add(content(line));
            errors.add(json(why));
        }

        /** What PostgreSQL can hold of the line; the sender knows the rest. */
        private static String content(ImportLine line) {
            String text = new String(line.bytes(), StandardCharsets.UTF_8).replace("\0", "\uFFFD");
            return text.substring(0, Math.min(text.length(), KEPT_CONTENT));
        }

        private static String json(List<LineError> errors) {
            try {
                return JSON.writeValueAsString(errors);
            } catch (JsonProcessingException failure) {
                throw new IllegalStateException("Errors are always JSON", failure);
            }
        }
    }
}
