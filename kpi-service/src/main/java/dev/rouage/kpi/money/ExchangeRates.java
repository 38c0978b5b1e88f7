package dev.rouage.kpi.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dated rates. The rate of a day is the latest one given on or before it, unless that is older than
 * {@link #MAXIMUM_AGE_DAYS}: then there is none, and nothing stands in for it.
 */
public final class ExchangeRates {
    /** Long enough for rates given once a month, short enough that a forgotten feed is noticed. */
    public static final int MAXIMUM_AGE_DAYS = 31;

    private final Map<Pair, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    /** The rates given; of several for the same pair and day the highest counts, whatever their order. */
    public ExchangeRates(Collection<ExchangeRate> given) {
        for (ExchangeRate rate : given) {
            rates.computeIfAbsent(new Pair(rate.base(), rate.quote()), _ -> new TreeMap<>())
                    .merge(rate.on(), rate.rate(), BigDecimal::max);
        }
    }

    /** The amount in another currency at the rate of that day, the inverse rate where only that one is given. */
    public Optional<BigDecimal> convert(BigDecimal amount, String from, String to, LocalDate on) {
        if (from.equals(to)) {
            return Optional.of(amount);
        }
        return rate(from, to, on).map(amount::multiply)
                .or(() -> rate(to, from, on).map(rate -> amount.divide(rate, MathContext.DECIMAL64)));
    }

    private Optional<BigDecimal> rate(String base, String quote, LocalDate on) {
        return Optional.ofNullable(rates.get(new Pair(base, quote)))
                .map(byDay -> byDay.floorEntry(on))
                .filter(entry -> !entry.getKey().isBefore(on.minusDays(MAXIMUM_AGE_DAYS)))
                .map(Map.Entry::getValue)
                .filter(rate -> rate.signum() > 0);
    }

    private record Pair(String base, String quote) {}
}
