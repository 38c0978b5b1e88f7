package dev.rouage.demo.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import dev.rouage.demo.naive.CoreFigures;
import dev.rouage.demo.naive.NaiveFigures;
import dev.rouage.demo.record.Contract;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs where the exercise's files are beside the project. */
class ExerciseStoryTest {

    private static final Path FOLDER = Path.of(System.getProperty("rouage.root"), "..", "shared", "data", "maven_crm");

    @BeforeEach
    void needsTheFiles() {
        assumeTrue(Files.isDirectory(FOLDER), "Skipped: no exercise data at " + FOLDER);
    }

    @Test
    void keepsTheContract() throws IOException {
        Contract.check(items());
    }

    @Test
    void meetsThePublishedNumbers() throws IOException {
        CoreFigures figures = NaiveFigures.of(items().stream(), ZoneOffset.UTC, ExerciseStory.CURRENCY)
                .ofCompany(LocalDate.of(2016, 1, 1), LocalDate.of(2018, 1, 1));

        assertThat(figures.won()).isEqualTo(4238);
        assertThat(figures.lost()).isEqualTo(2473);
        assertThat(figures.wonAmount()).isEqualByComparingTo("10005534");
        assertThat(figures.saleValue().median().orElseThrow()).isEqualByComparingTo("1117");
        assertThat(figures.wonCycle().median().orElseThrow()).isEqualByComparingTo("57");
        assertThat(figures.lostCycle().median().orElseThrow()).isEqualByComparingTo("14");
        assertThat(figures.wonCycle().mean().orElseThrow().doubleValue()).isEqualTo(51.78, offset(0.005));
        assertThat(figures.newCustomers()).isEqualTo(85);
        assertThat(figures.firstPurchase().median().orElseThrow()).isEqualByComparingTo("970");
    }

    @Test
    void putsKnownMisspellingsRight() throws IOException {
        assertThat(items()).filteredOn(item -> item.kind() == Kind.OPPORTUNITY)
                .extracting(item -> item.fields().text("product").orElseThrow())
                .contains("GTX Pro")
                .doesNotContain("GTXPro");
    }

    private static List<Item> items() throws IOException {
        return ExerciseStory.read(FOLDER).items().toList();
    }
}
