package dev.rouage.ingest.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private static List<ImportLine> lines(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<ImportLine> lines = new ArrayList<>();
        for (Optional<ImportLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
