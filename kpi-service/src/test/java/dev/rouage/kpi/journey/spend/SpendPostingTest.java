package dev.rouage.kpi.journey.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.money.ExchangeRate;
import dev.rouage.kpi.money.ExchangeRates;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SpendPostingTest {
    private static final ExchangeRates RATES = new ExchangeRates(
            List.of(new ExchangeRate("USD", "EUR", LocalDate.parse("2026-02-01"), new BigDecimal("0.5")),
                    new ExchangeRate("USD", "EUR", LocalDate.parse("2026-02-10"), new BigDecimal("0.9"))));

    @Test
    void aMonthBeginsOnItsFirstDayAndEndsOnTheNextOnes() {
        assertEquals(
                List.of(forDays(Measure.MARKETING_COST_BEGUN, "2026-02-01", "280", 28),
                        forDays(Measure.MARKETING_COST_ENDED, "2026-03-01", "280", 28)),
                post(spend(SpendSide.MARKETING, "280", "EUR", "2026-02-01", "2026-03-01")));
    }

    @Test
    void sameFirstAndLastDayIsThatDay() {
        assertEquals(
                List.of(forDays(Measure.SALES_COST_BEGUN, "2026-02-03", "7", 1),
                        forDays(Measure.SALES_COST_ENDED, "2026-02-04", "7", 1)),
                post(spend(SpendSide.SALES, "7", "EUR", "2026-02-03", "2026-02-03")));
    }

    @Test
    void isConvertedAtTheRateOfItsFirstDay() {
        assertEquals(new BigDecimal("50.0"),
                post(spend(SpendSide.SALES, "100", "USD", "2026-02-05", "2026-02-28")).getFirst().value());
    }

    @Test
    void withoutARateItIsLeftOutFromItsBeginningToItsEnd() {
        assertEquals(
                List.of(Contribution.excluded(Measure.SALES_COST_BEGUN, LocalDate.parse("2026-02-05"),
                        Reason.RATE_MISSING),
                        Contribution.excluded(Measure.SALES_COST_ENDED, LocalDate.parse("2026-02-28"),
                                Reason.RATE_MISSING)),
                post(spend(SpendSide.SALES, "100", "GBP", "2026-02-05", "2026-02-28")));
    }

    @Test
    void oneThatEndsBeforeItBeginsIsLeftOut() {
        List<Contribution> posted = post(spend(SpendSide.SALES, "100", "EUR", "2026-02-05", "2026-02-04"));
        posted.forEach(one -> assertEquals(Reason.SPEND_REVERSED, one.reason()));
        assertEquals(2, posted.size());
    }

    private static List<Contribution> post(Spend spend) {
        return SpendPosting.contributions(spend, RATES, "EUR");
    }

    private static Contribution forDays(Measure measure, String day, String amount, int days) {
        return Contribution.forDays(measure, LocalDate.parse(day), new BigDecimal(amount), days);
    }

    private static Spend spend(SpendSide side, String amount, String currency, String from, String to) {
        return new Spend(new UUID(1, 1), side, null, new BigDecimal(amount), currency, LocalDate.parse(from),
                LocalDate.parse(to));
    }
}
