package dev.rouage.ingest.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reads the exercise and sample files as they are; skipped where they are absent. */
class SharedFilesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void readsTheWholeExercise() throws IOException {
        Map<RecordKind, Integer> counts = new HashMap<>();
        count(counts, "crm-sales-opportunities", "sales_teams", "maven_crm/sales_teams.csv");
        count(counts, "crm-sales-opportunities", "accounts", "maven_crm/accounts.csv");
        count(counts, "crm-sales-opportunities", "sales_pipeline", "maven_crm/sales_pipeline.csv");

        assertThat(counts).containsOnly(Map.entry(RecordKind.REP, 41), Map.entry(RecordKind.TEAM, 9),
                Map.entry(RecordKind.ACCOUNT, 85), Map.entry(RecordKind.OPPORTUNITY, 8_800));
    }

    @Test
    void readsEverySalesforceExport() throws IOException {
        Map<RecordKind, Integer> counts = new HashMap<>();
        Map<String, String> files = Map.of("User", "user", "Account", "account", "Lead", "lead", "Opportunity",
                "opportunity", "OpportunityHistory", "opportunity_history", "Task", "task", "Event", "event");
        for (Map.Entry<String, String> file : files.entrySet()) {
            count(counts, "salesforce", file.getKey(), "dbt_salesforce/sf_" + file.getValue() + "_data.csv");
        }

        assertThat(counts).containsEntry(RecordKind.REP, 10).containsEntry(RecordKind.ACCOUNT, 10)
                .containsEntry(RecordKind.LEAD, 1).containsEntry(RecordKind.OPPORTUNITY, 20)
                .containsEntry(RecordKind.ACTIVITY, 20).containsEntry(RecordKind.PIPELINE_STAGE, 3)
                .containsEntry(RecordKind.TEAM, 2);
    }

    private static void count(Map<RecordKind, Integer> counts, String preset, String object, String name)
            throws IOException {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .flatMap(path -> Stream.of(path.resolve("../shared/data"), path.resolve("shared/data")))
                .map(folder -> folder.resolve(name)).filter(Files::exists).findFirst().orElse(null);
        assumeTrue(file != null, "no ../shared/data beside the project");
        List<List<String>> lines = SimpleCsv.read(Files.readString(file));
        CsvMapping mapping = CsvMapping.of(Presets.shipped().get(preset).mappings(object), lines.getFirst(), "crm");
        List<MappedItem> items = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> mapping.map(line.toArray(String[]::new), items::add));
        for (MappedItem item : items) {
            ReadItem read = new RecordReader(new TenantId(new UUID(1, 2)), item.kind(), NOW)
                    .read(CsvMappingTest.readable(item));
            assertThat(read).as(name + " " + item).isInstanceOf(ReadItem.Valid.class);
            counts.merge(item.kind(), 1, Integer::sum);
        }
    }
}
