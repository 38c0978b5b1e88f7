package dev.rouage.ingest.bulk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file: {@code source externalId rowKey op version occurredAt nulled mergedInto} say what a record
 * has beside its fields, any other column is a field. A field of one of those names is {@code fields.<name>}. An empty
 * value says nothing; a field is cleared by its name in {@code nulled}, several separated by semicolons.
 */
final class CsvHeader {
    private static final Set<String> ENVELOPE = Set.of("source", "externalId", "rowKey", "op", "occurredAt",
            "mergedInto");
    private static final String FIELD = "fields.";

    private final List<String> columns;
    private final @Nullable String source;
    private final @Nullable String idColumn;

    CsvHeader(List<String> columns, @Nullable String source, @Nullable String idColumn) {
        this.columns = columns.stream().map(String::strip).toList();
        this.source = source;
        this.idColumn = idColumn;
        check();
    }

    /** Reads the first row of a file; {@code INVALID_HEADER} when records can't be read by it. */
    static CsvHeader read(ImportLine line, @Nullable String source, @Nullable String idColumn) {
        return new CsvHeader(columns(line), source, idColumn);
    }

    /** The names of a file's columns. */
    static List<String> columns(ImportLine line) {
        try {
            return CsvRow.values(line);
        } catch (RouageException failure) {
            throw invalid("The first row can't be read: " + failure.getMessage());
        }
    }

    private void check() {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || !seen.add(column)) {
                throw invalid(column.isEmpty() ? "A column has no name" : "The column '" + column + "' is there twice");
            }
        }
        if (!seen.contains(idColumn == null ? "externalId" : idColumn)) {
            throw invalid("There is no column '" + (idColumn == null ? "externalId" : idColumn)
                    + "'; the parameter 'id' names the one that holds the external id");
        }
        if (source == null && !seen.contains("source")) {
            throw invalid("There is no column 'source', nor a parameter that names the source");
        }
    }

    int size() {
        return columns.size();
    }

    /** The record of a row, as JSON has it. */
    JsonNode item(List<String> values) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = item.putObject("fields");
        for (int i = 0; i < columns.size(); i++) {
            if (!values.get(i).isEmpty()) {
                put(item, fields, columns.get(i), values.get(i));
            }
        }
        if (source != null && !item.has("source")) {
            item.put("source", source);
        }
        return item;
    }

    private void put(ObjectNode item, ObjectNode fields, String column, String value) {
        if (column.equals(idColumn)) {
            item.put("externalId", value);
        } else if (column.equals("version")) {
            item.set("version", wholeNumber(value));
        } else if (column.equals("nulled")) {
            for (String name : value.split(";")) {
                item.withArray("nulled").add(name.strip());
            }
        } else if (ENVELOPE.contains(column)) {
            item.put(column, value);
        } else {
            fields.put(column.startsWith(FIELD) ? column.substring(FIELD.length()) : column, value);
        }
    }

    /** A number where it is one; what is none is left for the reader to refuse. */
    private static JsonNode wholeNumber(String value) {
        try {
            return LongNode.valueOf(Long.parseLong(value));
        } catch (NumberFormatException _) {
            return TextNode.valueOf(value);
        }
    }

    private static RouageException invalid(String message) {
        return new RouageException(ImportErrorCode.INVALID_HEADER, message);
    }
}
