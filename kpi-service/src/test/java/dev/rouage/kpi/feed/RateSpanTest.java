package dev.rouage.kpi.feed;

import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.feed.RateSpan.CurrencyDay;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RateSpanTest {
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    @Test
    void oneRateHoldsForThirtyOneDaysAfterItsOwn() {
        assertEquals(List.of(span("USD", 0, 31)), RateSpan.of(List.of(rate("USD", 0))));
    }

    @Test
    void spansThatTouchOrOverlapBecomeOne() {
        assertEquals(List.of(span("USD", 0, 95)),
                RateSpan.of(List.of(rate("USD", 64), rate("USD", 0), rate("USD", 32), rate("USD", 1))));
    }

    @Test
    void aDayBetweenThemOrAnotherCurrencyKeepsThemApart() {
        assertEquals(List.of(span("GBP", 5, 36), span("USD", 0, 31), span("USD", 33, 64)),
                RateSpan.of(List.of(rate("USD", 0), rate("USD", 33), rate("GBP", 5))));
    }

    private static CurrencyDay rate(String currency, int day) {
        return new CurrencyDay(currency, NEW_YEAR.plusDays(day));
    }

    private static RateSpan span(String currency, int first, int last) {
        return new RateSpan(currency, NEW_YEAR.plusDays(first), NEW_YEAR.plusDays(last));
    }
}
