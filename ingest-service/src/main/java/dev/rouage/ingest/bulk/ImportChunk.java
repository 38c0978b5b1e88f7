package dev.rouage.ingest.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/** Some lines of an import that are stored together. */
final class ImportChunk {
    static final int SIZE = 1_000;
    private static final int KEPT_CONTENT = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ImportLine> lines = new ArrayList<>(SIZE);
    private final List<ReadItem> items = new ArrayList<>(SIZE);

    void add(ImportLine line, RecordReader reader) {
        lines.add(line);
        items.add(read(line, reader));
    }

    private static ReadItem read(ImportLine line, RecordReader reader) {
        if (line.isTooLong()) {
            return new ReadItem.Invalid(null, List.of(new RecordError(RecordErrorCode.RECORD_TOO_LARGE, "",
                    "A record has at most " + ImportLine.LONGEST + " bytes")));
        }
        try {
            return reader.read(StrictJson.read(line.bytes()));
        } catch (RouageException failure) {
            return new ReadItem.Invalid(null, List.of(RecordError.unreadable(failure)));
        }
    }

    boolean isFull() {
        return lines.size() == SIZE;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<ReadItem> items() {
        return items;
    }

    /** What became of the lines. */
    Outcome outcome(List<RecordResult> results) {
        List<Long> numbers = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).wasApplied()) {
                numbers.add(lines.get(i).number());
                contents.add(content(lines.get(i)));
                errors.add(json(results.get(i).errors()));
            }
        }
        return new Outcome((long) results.size() - numbers.size(), numbers.toArray(Long[]::new),
                contents.toArray(String[]::new), errors.toArray(String[]::new));
    }

    /** What PostgreSQL can hold of the line; the sender knows the rest. */
    private static String content(ImportLine line) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8).replace("\0", "\uFFFD");
        return text.substring(0, Math.min(text.length(), KEPT_CONTENT));
    }

    private static String json(List<RecordError> errors) {
        try {
            return JSON.writeValueAsString(errors);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Errors are always JSON", failure);
        }
    }

    /** Counts, and the rejected lines as columns. */
    record Outcome(long applied, Long[] lines, String[] contents, String[] errors) {}
}
