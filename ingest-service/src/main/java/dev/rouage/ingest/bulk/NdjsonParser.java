package dev.rouage.ingest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/** Reads lines that are JSON objects, as a batch has them. */
final class NdjsonParser implements LineParser {
    private final LineRecords records;
    private final @Nullable String source;

    /**
     * @param source
     *            that of lines which name none; null when every line has to
     */
    NdjsonParser(LineRecords records, @Nullable String source) {
        this.records = records;
        this.source = source;
    }

    @Override
    public void parse(ImportLine line, ImportChunk chunk) {
        chunk.begin(line);
        try {
            JsonNode item = StrictJson.read(line.bytes());
            if (source != null && item instanceof ObjectNode object && !object.has("source")) {
                object.put("source", source);
            }
            records.add(chunk, item);
        } catch (RouageException failure) {
            chunk.refuse(LineError.of(failure));
        }
    }
}
