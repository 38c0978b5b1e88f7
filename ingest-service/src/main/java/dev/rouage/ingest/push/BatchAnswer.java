package dev.rouage.ingest.push;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.ingest.idempotency.StoredAnswer;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
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
    private static final RecordError NOT_APPLIED = new RecordError(RecordErrorCode.BATCH_NOT_APPLIED, "",
            "Nothing of this atomic batch is stored, because another of its records was rejected");

    static BatchAnswer of(List<RecordResult> results) {
        Map<WriteStatus, Long> counts = new EnumMap<>(WriteStatus.class);
        results.forEach(result -> counts.merge(result.status(), 1L, Long::sum));
        return new BatchAnswer(results, counts);
    }

    boolean hasRejections() {
        return counts.containsKey(WriteStatus.REJECTED);
    }

    /** The answer of an atomic batch: those that could have been applied are rejected too, for that reason. */
    BatchAnswer withNothingStored() {
        return of(results.stream().map(result -> result.wasApplied() ? result.refused(NOT_APPLIED) : result).toList());
    }

    StoredAnswer toStoredAnswer() {
        return toStoredAnswer(hasRejections() ? 207 : 200);
    }

    StoredAnswer toStoredAnswer(int status) {
        try {
            return new StoredAnswer(status, JSON.writeValueAsString(this), false);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An answer is always JSON", failure);
        }
    }
}
