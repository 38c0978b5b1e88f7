package dev.rouage.ingest.push;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.ingest.record.WriteStatus;
import dev.rouage.ingest.store.RecordResult;

/**
 * The answer to a batch.
 *
 * @param results
 *            what became of each item, in input order
 * @param counts
 *            how many items have which status
 */
public record BatchAnswer(List<RecordResult> results, Map<WriteStatus, Long> counts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static BatchAnswer of(List<RecordResult> results) {
        Map<WriteStatus, Long> counts = new EnumMap<>(WriteStatus.class);
        results.forEach(result -> counts.merge(result.status(), 1L, Long::sum));
        return new BatchAnswer(results, counts);
    }

    StoredAnswer toStoredAnswer() {
        try {
            int status = counts.containsKey(WriteStatus.REJECTED) ? 207 : 200;
            return new StoredAnswer(status, JSON.writeValueAsString(this), false);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An answer is always JSON", failure);
        }
    }
}
