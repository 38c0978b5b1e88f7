package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IngredientsTest {
    private static final Period MARCH = new Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));

    @Test
    void takesWhatLiesInThePeriodOfTheFiguresOwnMeasures() {
        Contribution won = amount("2026-03-31");
        Contribution cycle = Contribution.days(Measure.WON_CYCLE, LocalDate.parse("2026-03-31"), 9);

        assertEquals(List.of(won), Ingredients.of(KpiId.WON_REVENUE, MARCH, Options.DEFAULT)
                .among(List.of(amount("2026-02-28"), won, cycle, amount("2026-04-01"))));
    }

    @Test
    void takesOfAStockWhatIsThereAtThePeriodsEnd() {
        Ingredients openDeals = Ingredients.of(KpiId.OPEN_DEAL_AGE, MARCH, Options.DEFAULT);
        Contribution open = Contribution.since(Measure.OPEN_DEALS, LocalDate.parse("2026-01-05"));

        assertEquals(List.of(open), openDeals.among(List.of(open)));
        assertEquals(List.of(open), openDeals.among(List.of(open, open.endedOn(LocalDate.parse("2026-04-01")))));
        assertEquals(List.of(), openDeals.among(List.of(open, open.endedOn(LocalDate.parse("2026-03-31")))));
    }

    private static Contribution amount(String day) {
        return Contribution.amount(Measure.WON_AMOUNT, LocalDate.parse(day), BigDecimal.TEN);
    }
}
