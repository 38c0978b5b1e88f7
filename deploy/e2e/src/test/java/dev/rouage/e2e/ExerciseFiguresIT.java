package dev.rouage.e2e;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import dev.rouage.demo.exercise.ExerciseStory;
import dev.rouage.demo.push.CompanySettings;
import dev.rouage.demo.push.PushResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The public exercise data set, pushed through REST, comes out of the gateway with the numbers known of it. */
@Order(60)
@ExtendWith(StackExtension.class)
class ExerciseFiguresIT {

    private static final Path FOLDER = Path.of(System.getProperty("rouage.root"), "..", "shared", "data", "maven_crm");
    private static final LocalDate FROM = LocalDate.of(2016, 1, 1);
    private static final LocalDate TO = LocalDate.of(2018, 1, 1);

    private final Graph admin;

    ExerciseFiguresIT(Stack stack) {
        this.admin = stack.gateway("trial-admin");
    }

    @BeforeAll
    static void importsTheExercise(Stack stack) throws Exception {
        assumeTrue(Files.isDirectory(FOLDER), "Skipped: no exercise data at " + FOLDER);
        stack.settings("trial-admin", new CompanySettings("UTC", ExerciseStory.CURRENCY));
        PushResult result = stack.push("trial-integrator", "e2e-", ExerciseStory.read(FOLDER).items());
        assertThat(result.rejections()).isEmpty();
        Graph graph = stack.gateway("trial-admin");
        stack.eventually(() -> assertThat(closedDeals(graph)).isEqualByComparingTo("6711"));
    }

    private static BigDecimal closedDeals(Graph graph) {
        return Figures.ofCompany(graph, FROM, TO).number("WIN_RATE_BY_COUNT", "denominator").orElse(BigDecimal.ZERO);
    }

    @Test
    void winRates() {
        Figures figures = Figures.ofCompany(admin, FROM, TO);

        assertThat(figures.number("WIN_RATE_BY_COUNT", "numerator").orElseThrow()).isEqualByComparingTo("4238");
        FigureChecks.near(figures.value("WIN_RATE_BY_COUNT"), "0.63150", "0.000005");
        FigureChecks.near(figures.number("WIN_RATE_BY_COUNT", "low"), "0.6199", "0.00005");
        FigureChecks.near(figures.number("WIN_RATE_BY_COUNT", "high"), "0.6430", "0.00005");
        assertThat(figures.value("WIN_RATE_BY_AMOUNT").orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void salesAndCycles() {
        Figures figures = Figures.ofCompany(admin, FROM, TO);

        assertThat(figures.value("WON_REVENUE").orElseThrow()).isEqualByComparingTo("10005534");
        FigureChecks.near(figures.value("AVERAGE_SALE_VALUE"), "2360.91", "0.005");
        FigureChecks.near(figures.number("AVERAGE_SALE_VALUE", "median"), "1117", "11.17");
        FigureChecks.near(FigureChecks.mean(figures, "SALES_CYCLE_LENGTH"), "51.78", "0.005");
        assertThat(figures.number("SALES_CYCLE_LENGTH", "median").orElseThrow()).isEqualByComparingTo("57");
        FigureChecks.near(FigureChecks.mean(figures, "LOST_CYCLE_LENGTH"), "41.48", "0.005");
        assertThat(figures.number("LOST_CYCLE_LENGTH", "median").orElseThrow()).isEqualByComparingTo("14");
    }

    @Test
    void firstPurchases() {
        Figures figures = Figures.ofCompany(admin, FROM, TO);

        assertThat(figures.value("NEW_CUSTOMERS").orElseThrow()).isEqualByComparingTo("85");
        assertThat(figures.number("FIRST_PURCHASE_VALUE", "n").orElseThrow()).isEqualByComparingTo("85");
        FigureChecks.near(figures.value("FIRST_PURCHASE_VALUE"), "2217.08", "0.005");
        FigureChecks.near(figures.number("FIRST_PURCHASE_VALUE", "median"), "970", "9.7");
    }

    @ParameterizedTest
    @CsvSource({"1, 531, 116, 0.8207, 1134672, 2136.86, 74", "2, 1254, 778, 0.6171, 3086111, 2461.01, 52",
            "3, 1257, 790, 0.6141, 2982255, 2372.52, 49", "4, 1196, 789, 0.6025, 2802496, 2343.22, 51"})
    void quartersOf2017(int quarter, BigDecimal won, BigDecimal lost, String rate, BigDecimal revenue, String average,
            BigDecimal cycle) {
        LocalDate start = LocalDate.of(2017, 3 * quarter - 2, 1);

        Figures figures = Figures.ofCompany(admin, start, start.plusMonths(3));

        assertThat(figures.number("WIN_RATE_BY_COUNT", "numerator").orElseThrow()).isEqualByComparingTo(won);
        assertThat(figures.number("WIN_RATE_BY_COUNT", "denominator").orElseThrow())
                .isEqualByComparingTo(won.add(lost));
        FigureChecks.near(figures.value("WIN_RATE_BY_COUNT"), rate, "0.00005");
        assertThat(figures.value("WON_REVENUE").orElseThrow()).isEqualByComparingTo(revenue);
        FigureChecks.near(figures.value("AVERAGE_SALE_VALUE"), average, "0.005");
        assertThat(figures.number("SALES_CYCLE_LENGTH", "median").orElseThrow()).isEqualByComparingTo(cycle);
    }

    @Test
    void aSeriesByQuarterIsTheSameAsItsQuarters() {
        Answer answer = admin.ask("""
                { kpi(id: WON_REVENUE, period: {from: "2017-01-01", to: "2018-01-01"}, grain: QUARTER) {
                    total { value } series { figure { value } } } }""");

        assertThat(answer.data("/kpi/total/value").decimalValue()).isEqualByComparingTo("10005534");
        assertThat(answer.at("/kpi/series"))
                .extracting(point -> point.at("/figure/value").decimalValue().intValueExact())
                .containsExactly(1134672, 3086111, 2982255, 2802496);
    }
}
