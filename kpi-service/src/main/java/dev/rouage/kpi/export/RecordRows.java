package dev.rouage.kpi.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rouage.kpi.drilldown.FigureRecord;
import dev.rouage.kpi.graph.FigureRecordPart;
import org.jspecify.annotations.Nullable;

/** Records of a figure as rows, one for each part. */
final class RecordRows {
    static final List<String> COLUMNS = List.of("kind", "id", "measure", "day", "value", "excludedBecause");

    private RecordRows() {}

    static List<List<@Nullable Object>> of(List<FigureRecord> records, boolean money) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (FigureRecord record : records) {
            record.parts().forEach(part -> rows.add(row(record, FigureRecordPart.of(part, money))));
        }
        return rows;
    }

    private static List<@Nullable Object> row(FigureRecord record, FigureRecordPart part) {
        return Arrays.asList(record.kind().name(), record.id().toString(), part.measure().name(),
                part.day().toString(), part.value(),
                part.excludedBecause() == null ? null : part.excludedBecause().name());
    }
}
