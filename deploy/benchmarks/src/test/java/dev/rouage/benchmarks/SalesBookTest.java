package dev.rouage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SalesBookTest {

    private final SalesBook book = new SalesBook("book", LocalDate.parse("2026-11-25"));

    @Test
    void growsByWritingTheRest(@TempDir Path directory) throws IOException {
        Map<Kind, Path> all = book.writeDeals(directory.resolve("all"), 0, 200);
        Map<Kind, Path> first = book.writeDeals(directory.resolve("first"), 0, 100);
        Map<Kind, Path> rest = book.writeDeals(directory.resolve("rest"), 100, 200);

        for (Kind kind : all.keySet()) {
            List<String> together = Stream.concat(Files.lines(first.get(kind)), Files.lines(rest.get(kind))).toList();
            assertThat(together).as(kind.wireName()).isEqualTo(Files.readAllLines(all.get(kind)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void dealsHaveWonLostAndOpenOnes(@TempDir Path directory) throws IOException {
        Path deals = book.writeDeals(directory, 0, 1_000).get(Kind.OPPORTUNITY);

        for (String stage : List.of("Won", "Lost", "Contact", "Offer")) {
            assertThat(Files.readAllLines(deals)).filteredOn(line -> line.contains("\"stage\":\"" + stage + "\""))
                    .hasSizeBetween(10, 700);
        }
    }
}
