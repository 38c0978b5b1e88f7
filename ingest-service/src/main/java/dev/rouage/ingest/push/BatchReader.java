package dev.rouage.ingest.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;

/** Reads the body of a batch: all of it or nothing is JSON, but each record is judged alone. */
final class BatchReader {
    private static final int MOST_RECORDS = 1_000;

    private BatchReader() {}

    static List<ReadItem> read(TenantId tenant, RecordKind kind, Instant now, byte[] body) {
        JsonNode inputs = StrictJson.read(body).path("inputs");
        if (!inputs.isArray()) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "The body must be an object with a list 'inputs'");
        }
        if (inputs.isEmpty()) {
            throw new RouageException(RecordErrorCode.EMPTY_BATCH, "'inputs' is empty");
        }
        if (inputs.size() > MOST_RECORDS) {
            throw new RouageException(RecordErrorCode.BATCH_TOO_LARGE, inputs.size() + " records in one batch; at most "
                    + MOST_RECORDS + ", or use /v1/imports which has no bound");
        }
        RecordReader reader = new RecordReader(tenant, kind, now);
        List<ReadItem> items = new ArrayList<>(inputs.size());
        inputs.forEach(item -> items.add(reader.read(item)));
        return items;
    }
}
