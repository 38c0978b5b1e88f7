package dev.rouage.kpi.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExchangeRatesTest {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final ExchangeRates rates = new ExchangeRates(List.of(
            new ExchangeRate("USD", "EUR", LocalDate.parse("2026-01-01"), new BigDecimal("0.9")),
            new ExchangeRate("USD", "EUR", LocalDate.parse("2026-01-10"), new BigDecimal("0.8")),
            new ExchangeRate("EUR", "GBP", LocalDate.parse("2026-01-01"), new BigDecimal("0.8"))));

    @Test
    void takesTheLatestRateOnOrBeforeTheDay() {
        assertEquals(Optional.of(new BigDecimal("90.0")), usd("2026-01-09"));
        assertEquals(Optional.of(new BigDecimal("80.0")), usd("2026-01-10"));
    }

    @Test
    void doesNotTakeALaterRate() {
        assertEquals(Optional.empty(), usd("2025-12-31"));
    }

    @Test
    void doesNotTakeARateThatIsTooOld() {
        assertEquals(Optional.of(new BigDecimal("80.0")), usd("2026-02-10"));
        assertEquals(Optional.empty(), usd("2026-02-11"));
    }

    @Test
    void takesTheInverseWhereOnlyThatIsKnown() {
        assertEquals(0, new BigDecimal("125").compareTo(
                rates.convert(HUNDRED, "GBP", "EUR", LocalDate.parse("2026-01-05")).orElseThrow()));
    }

    @Test
    void needsNoRateForTheSameCurrency() {
        assertEquals(Optional.of(HUNDRED), rates.convert(HUNDRED, "JPY", "JPY", LocalDate.EPOCH));
    }

    private Optional<BigDecimal> usd(String day) {
        return rates.convert(HUNDRED, "USD", "EUR", LocalDate.parse(day));
    }
}
