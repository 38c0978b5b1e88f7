package dev.rouage.e2e;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Map;

import dev.rouage.demo.naive.NaiveFigures;
import dev.rouage.demo.story.DemoStory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo's figures from the gateway are those that a naive computation over all of its records gives. */
@Order(10)
@ExtendWith(StackExtension.class)
class DemoFiguresIT {

    private static final NaiveFigures NAIVE = NaiveFigures.of(new DemoStory(Stack.DEMO).items(),
            ZoneId.of("Europe/Paris"),
            "EUR");
    private static final LocalDate TODAY = Stack.DEMO.today();

    private final Stack stack;
    private final Graph admin;

    DemoFiguresIT(Stack stack) {
        this.stack = stack;
        this.admin = stack.gateway("demo-admin");
    }

    @Test
    void theWholeStory() {
        LocalDate from = TODAY.minusYears(2);

        FigureChecks.same("the company", Figures.ofCompany(admin, from, TODAY), NAIVE.ofCompany(from, TODAY));
    }

    @Test
    void lastQuarter() {
        LocalDate end = TODAY.with(IsoFields.DAY_OF_QUARTER, 1);

        Figures figures = Figures.ofCompany(admin, end.minusMonths(3), end);

        FigureChecks.same("the last quarter", figures, NAIVE.ofCompany(end.minusMonths(3), end));
        assertThat(figures.number("WIN_RATE_BY_COUNT", "denominator").orElseThrow().intValue()).isGreaterThan(50);
    }

    @Test
    void everyMonth() {
        for (LocalDate month = TODAY.minusMonths(18).withDayOfMonth(1); month
                .isBefore(TODAY); month = month.plusMonths(1)) {
            LocalDate end = month.plusMonths(1);
            FigureChecks.same(month.toString(), Figures.ofCompany(admin, month, end), NAIVE.ofCompany(month, end));
        }
    }

    @Test
    void everyRep() {
        Map<String, String> ids = stack.demoRepIds();
        LocalDate from = TODAY.minusYears(2);

        assertThat(ids).hasSize(16);
        ids.forEach((externalId, id) -> FigureChecks.same(externalId, Figures.ofRep(admin, id, from, TODAY),
                NAIVE.ofRep(externalId, from, TODAY)));
    }
}
