package dev.rouage.demo.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A CSV file whose first line names the columns. The exercise's files quote nothing; a quote is refused. */
record Table(List<Row> rows) {

    /** One line by column name. */
    record Row(Map<String, String> values) {

        String text(String column) {
            return optional(column).orElseThrow(() -> new IllegalArgumentException("No " + column + " in " + values));
        }

        Optional<String> optional(String column) {
            return Optional.ofNullable(values.get(column)).filter(value -> !value.isEmpty());
        }
    }

    static Table read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<List<String>> cells = lines.map(Table::cells).toList();
            List<String> columns = cells.getFirst();
            return new Table(cells.stream().skip(1).map(line -> row(columns, line)).toList());
        }
    }

    private static List<String> cells(String line) {
        if (line.indexOf('"') >= 0) {
            throw new IllegalArgumentException("Quoted cells are not read: " + line);
        }
        return List.of(line.split(",", -1));
    }

    private static Row row(List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("Expected the columns " + columns + " but got " + cells);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            values.put(columns.get(index), cells.get(index).strip());
        }
        return new Row(values);
    }
}
