package dev.rouage.kpi.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/** Writes rows as lines of CSV (RFC 4180) or NDJSON, in UTF-8. */
final class Lines {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final CsvMapper CSV_MAPPER = CsvMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final List<String> columns;
    private final ObjectWriter writer;
    private final boolean csv;

    private Lines(List<String> columns, boolean csv) {
        this.columns = columns;
        this.csv = csv;
        this.writer = csv ? CSV_MAPPER.writer(schema(columns)) : JSON.writer();
    }

    /** Lines with these columns, in the format that the media type names. */
    static Lines of(boolean csv, List<String> columns) {
        return new Lines(List.copyOf(columns), csv);
    }

    /** What comes before the first row: CSV has a line with the columns' names. */
    byte[] head() {
        return csv ? (String.join(",", columns) + "\r\n").getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    /** All of a file. */
    byte[] file(List<? extends List<? extends @Nullable Object>> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head());
        file.writeBytes(rows(rows));
        return file.toByteArray();
    }

    /** Some rows as a part of a stream, which puts a line break of its own behind each part of NDJSON. */
    byte[] part(List<? extends List<? extends @Nullable Object>> rows) {
        byte[] whole = rows(rows);
        return csv || whole.length == 0 ? whole : Arrays.copyOf(whole, whole.length - 1);
    }

    /** Some rows, each with a value or null for each column. */
    byte[] rows(List<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line(List<? extends @Nullable Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                values.put(columns.get(i), csv && value instanceof String text ? harmless(text) : value);
            } else if (!csv) {
                values.put(columns.get(i), null);
            }
        }
        try {
            return writer.writeValueAsString(values) + (csv ? "" : "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A spreadsheet takes a text that begins so for a formula; names come from whoever writes into a CRM. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static CsvSchema schema(List<String> columns) {
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        return schema.setLineSeparator("\r\n").build();
    }
}
