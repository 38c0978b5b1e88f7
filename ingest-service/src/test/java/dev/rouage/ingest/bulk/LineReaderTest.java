package dev.rouage.ingest.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTest {

    @Test
    void numbersLinesAndLeavesOutBlankOnes() throws IOException {
        List<ImportLine> lines = lines("{}\r\n\n  \n[1]");

        assertThat(lines).extracting(ImportLine::number).containsExactly(1L, 4L);
        assertThat(new String(lines.get(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("[1]");
    }

    @Test
    void cutsWhatIsLongerThanARecordAndGoesOn() throws IOException {
        String longest = "x".repeat(ImportLine.LONGEST);

        List<ImportLine> lines = lines(longest + "\n" + longest + "y\nz\n");

        assertThat(lines).extracting(ImportLine::isTooLong).containsExactly(false, true, false);
        assertThat(lines.get(1).bytes()).hasSize(ImportLine.LONGEST);
    }

    @Test
    void aRowOfCsvGoesOnBetweenQuotesOnly() throws IOException {
        List<ImportLine> rows = lines("a,\"b\n\"\"c\",d\"\n\"e\",\"\"\nf,g\"h\n\"i\"\n", ImportFormat.CSV);

        assertThat(rows).extracting(row -> new String(row.bytes(), StandardCharsets.UTF_8))
                .containsExactly("a,\"b\n\"\"c\",d\"", "\"e\",\"\"", "f,g\"h", "\"i\"");
        assertThat(rows).extracting(ImportLine::number).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void takesTheSameLinesWhateverThePiecesTheyComeIn() throws IOException {
        String text = IntStream.range(0, 5_000).mapToObj(i -> "line " + i + "x".repeat(i % 97))
                .collect(Collectors.joining("\n"));
        List<ImportLine> whole = lines(text, ImportFormat.NDJSON);
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 7));
            }
        }, ImportFormat.NDJSON);
        reader.begin();

        for (ImportLine line : whole) {
            assertThat(reader.next().orElseThrow().bytes()).isEqualTo(line.bytes());
        }
        assertThat(reader.next()).isEmpty();
    }

    private static List<ImportLine> lines(String text) throws IOException {
        return lines(text, ImportFormat.NDJSON);
    }

    private static List<ImportLine> lines(String text, ImportFormat format) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
        reader.begin();
        List<ImportLine> lines = new ArrayList<>();
        for (Optional<ImportLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
