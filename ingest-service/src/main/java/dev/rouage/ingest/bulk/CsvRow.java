package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser.Feature;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/** The values of one row of a CSV file, read as RFC 4180 says. */
final class CsvRow {
    private static final ObjectReader ROW = CsvMapper.builder().enable(Feature.WRAP_AS_ARRAY).build()
            .readerForListOf(String.class);

    private CsvRow() {}

    /** The values; {@code INVALID_ENCODING} or {@code MALFORMED_ROW} when it is none. */
    static List<String> values(ImportLine line) {
        String text = StrictJson.decode(line.bytes());
        try (MappingIterator<List<String>> rows = ROW.readValues(text)) {
            return rows.next();
        } catch (IOException | RuntimeException failure) {
            throw new RouageException(ImportErrorCode.MALFORMED_ROW,
                    "Quotes open before a value and close behind it; a quote within is written twice", failure);
        }
    }
}
