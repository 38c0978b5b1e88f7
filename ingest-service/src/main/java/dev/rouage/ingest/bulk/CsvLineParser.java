package dev.rouage.ingest.bulk;

import java.util.List;
import java.util.function.BiConsumer;

import dev.rouage.ingest.mapping.CsvMapping;
import dev.rouage.platform.problem.RouageException;

/** Reads rows of a CSV file by its header, or by a mapping of its columns. */
final class CsvLineParser implements LineParser {
    private final int columns;
    private final BiConsumer<List<String>, ImportChunk> reading;

    private CsvLineParser(int columns, BiConsumer<List<String>, ImportChunk> reading) {
        this.columns = columns;
        this.reading = reading;
    }

    /** Columns with our names. */
    static CsvLineParser of(CsvHeader header, LineRecords records) {
        return new CsvLineParser(header.size(), (values, chunk) -> records.add(chunk, header.item(values)));
    }

    /** Columns of that number with names of others. */
    static CsvLineParser of(int columns, CsvMapping mapping, LineRecords records) {
        return new CsvLineParser(columns, (values, chunk) -> mapping.map(values.toArray(String[]::new),
                item -> records.add(chunk, item)));
    }

    @Override
    public void parse(ImportLine line, ImportChunk chunk) {
        chunk.begin(line);
        try {
            List<String> values = CsvRow.values(line);
            if (values.size() != columns) {
                chunk.refuse(LineError.of(ImportErrorCode.MALFORMED_ROW,
                        values.size() + " values where the header has " + columns + " columns"));
            } else {
                reading.accept(values, chunk);
            }
        } catch (RouageException failure) {
            chunk.refuse(LineError.of(failure));
        }
    }
}
