package dev.rouage.ingest.bulk;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.mapping.ObjectMapping;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/** Reads lines that are JSON objects as a CRM has them. */
final class MappedJsonParser implements LineParser {
    private final List<ObjectMapping> mappings;
    private final String source;
    private final LineRecords records;

    MappedJsonParser(List<ObjectMapping> mappings, String source, LineRecords records) {
        this.mappings = mappings;
        this.source = source;
        this.records = records;
    }

    @Override
    public void parse(ImportLine line, ImportChunk chunk) {
        chunk.begin(line);
        try {
            JsonNode object = StrictJson.read(line.bytes());
            for (ObjectMapping mapping : mappings) {
                mapping.map(object, true, source).ifPresent(item -> records.add(chunk, item));
            }
        } catch (RouageException failure) {
            chunk.refuse(LineError.of(failure));
        }
    }
}
