package dev.rouage.ingest.bulk;

import java.util.List;

import dev.rouage.ingest.record.RecordReader;
import dev.rouage.platform.problem.RouageException;

/** Reads rows of a CSV file by its header. */
final class CsvLineParser implements LineParser {
    private final RecordReader reader;
    private final CsvHeader header;

    CsvLineParser(RecordReader reader, CsvHeader header) {
        this.reader = reader;
        this.header = header;
    }

    @Override
    public Parsed parse(ImportLine line) {
        try {
            List<String> values = CsvRow.values(line);
            if (values.size() != header.size()) {
                return new Parsed.Unreadable(LineError.of(ImportErrorCode.MALFORMED_ROW,
                        values.size() + " values where the header has " + header.size() + " columns"));
            }
            return new Parsed.Item(reader.read(header.item(values)));
        } catch (RouageException failure) {
            return new Parsed.Unreadable(LineError.of(failure.code(), String.valueOf(failure.getMessage())));
        }
    }
}
