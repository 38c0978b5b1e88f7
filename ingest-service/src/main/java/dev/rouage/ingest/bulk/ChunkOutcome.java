package dev.rouage.ingest.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What became of the lines of a chunk: how many were applied, and the rejected ones as columns.
 *
 * @param contents
 *            the lines as they came, shortened
 * @param errors
 *            JSON lists
 */
// No value: its arrays are the arguments of a statement.
@SuppressWarnings("ArrayRecordComponent")
record ChunkOutcome(long applied, Long[] numbers, String[] contents, String[] errors) {
    private static final int KEPT_CONTENT = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChunkOutcome of(List<ImportLine> lines, SortedMap<Integer, List<LineError>> errors) {
        List<ImportLine> rejected = errors.keySet().stream().map(lines::get).toList();
        return new ChunkOutcome((long) lines.size() - errors.size(),
                rejected.stream().map(ImportLine::number).toArray(Long[]::new),
                rejected.stream().map(ChunkOutcome::content).toArray(String[]::new),
                errors.values().stream().map(ChunkOutcome::json).toArray(String[]::new));
    }

    long rejected() {
        return numbers.length;
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
