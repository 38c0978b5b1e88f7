package dev.rouage.ingest.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/** Reads lines that are JSON objects, as a batch has them. */
final class NdjsonParser implements LineParser {
    private final RecordReader reader;
    private final @Nullable String source;

    /**
     * @param source
     *            that of lines which name none; null when every line has to
     */
    NdjsonParser(RecordReader reader, @Nullable String source) {
        this.reader = reader;
        this.source = source;
    }

    @Override
    public Parsed parse(ImportLine line) {
        try {
            JsonNode item = StrictJson.read(line.bytes());
            if (source != null && item instanceof ObjectNode object && !object.has("source")) {
                object.put("source", source);
            }
            return new Parsed.Item(reader.read(item));
        } catch (RouageException failure) {
            return new Parsed.Unreadable(LineError.of(failure.code(), String.valueOf(failure.getMessage())));
        }
    }
}
