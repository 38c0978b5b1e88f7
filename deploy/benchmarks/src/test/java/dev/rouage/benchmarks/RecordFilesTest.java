package dev.rouage.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecordFilesTest {

    @TempDir
    private Path scratch;

    @Test
    void writesAboutAsManyRecordsAsAskedForAndTakesThemAwayAgain() throws Exception {
        Path directory;
        try (RecordFiles files = RecordFiles.write(scratch, "some-crm", 5_000)) {
            directory = files.directory();
            long lines = 0;
            for (Path file : files.files().values()) {
                assertThat(Files.readAllLines(file)).isNotEmpty().allMatch(line -> line.contains("some-crm"));
                lines += Files.readAllLines(file).size();
            }
            assertThat(lines).isEqualTo(files.records()).isBetween(4_500L, 6_000L);
            assertThat(files.files()).containsKey(Kind.OPPORTUNITY).doesNotContainKey(Kind.FX_RATE);
        }
        assertThat(directory).doesNotExist();
    }
}
