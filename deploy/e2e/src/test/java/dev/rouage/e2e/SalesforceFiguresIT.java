package dev.rouage.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rouage.demo.push.CompanySettings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A Salesforce export, imported as it is but for its flag of deletion, which all of its opportunities have. */
@Order(61)
@ExtendWith(StackExtension.class)
class SalesforceFiguresIT {

    private static final Path FILE = Path.of(System.getProperty("rouage.root"), "..", "shared", "data",
            "dbt_salesforce", "sf_opportunity_data.csv");
    private static final LocalDate FROM = LocalDate.of(2018, 12, 1);
    private static final LocalDate TO = LocalDate.of(2019, 1, 1);

    private final Stack stack;

    SalesforceFiguresIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aDealThatClosedBeforeItWasCreatedIsLeftOutAndReported() throws IOException {
        assumeTrue(Files.exists(FILE), "Skipped: no exercise data at " + FILE);
        stack.settings("trial-admin", new CompanySettings("UTC", "USD"));

        assertThat(stack.importCsv("trial-integrator", "mapping=salesforce&object=Opportunity&source=salesforce",
                undeleted(Files.readAllLines(FILE)))).isTrue();

        Graph graph = stack.gateway("trial-admin");
        stack.eventually(() -> assertThat(Figures.ofCompany(graph, FROM, TO).number("WIN_RATE_BY_COUNT", "numerator")
                .orElseThrow()).isEqualByComparingTo("5"));
        Figures december = Figures.ofCompany(graph, FROM, TO);
        assertThat(december.number("SALES_CYCLE_LENGTH", "numerator").orElseThrow()).isEqualByComparingTo("8");
        assertThat(december.number("SALES_CYCLE_LENGTH", "denominator").orElseThrow()).isEqualByComparingTo("4");
        assertThat(december.byKpi().get("SALES_CYCLE_LENGTH").path("excluded")).anySatisfy(exclusion -> {
            assertThat(exclusion.path("reason").asText()).isEqualTo("CLOSED_BEFORE_START");
            assertThat(exclusion.path("count").asInt()).isEqualTo(1);
        });
        FigureChecks.near(FigureChecks.mean(Figures.ofCompany(graph, FROM.minusMonths(1), FROM), "LOST_CYCLE_LENGTH"),
                "7", "0");
    }

    private static String undeleted(List<String> lines) {
        int flag = Arrays.asList(lines.getFirst().split(",", -1)).indexOf("is_deleted");
        return Stream.concat(Stream.of(lines.getFirst()), lines.stream().skip(1).map(line -> {
            String[] cells = line.split(",", -1);
            cells[flag] = "false";
            return String.join(",", cells);
        })).collect(Collectors.joining("\n"));
    }
}
