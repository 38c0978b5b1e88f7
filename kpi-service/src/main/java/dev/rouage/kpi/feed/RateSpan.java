package dev.rouage.kpi.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.rouage.kpi.money.ExchangeRates;

/** Days on which a currency's worth may have changed, first and last included; spans of one currency have days between them. */
record RateSpan(String currency, LocalDate first, LocalDate last) {

    /** The days on which these rates hold. A rate of every day for a year makes one span, and not a year of them. */
    static List<RateSpan> of(Collection<CurrencyDay> rates) {
        List<RateSpan> spans = new ArrayList<>();
        rates.stream().sorted(Comparator.comparing(CurrencyDay::currency).thenComparing(CurrencyDay::day))
                .map(rate -> new RateSpan(rate.currency(), rate.day(),
                        rate.day().plusDays(ExchangeRates.MAXIMUM_AGE_DAYS)))
                .forEach(next -> {
                    if (!spans.isEmpty() && spans.getLast().reaches(next)) {
                        spans.add(new RateSpan(next.currency, spans.removeLast().first, next.last));
                    } else {
                        spans.add(next);
                    }
                });
        return spans;
    }

    private boolean reaches(RateSpan later) {
        return currency.equals(later.currency) && !later.first.isAfter(last.plusDays(1));
    }

    /** A currency whose worth on that day, and for a while after, has changed. */
    record CurrencyDay(String currency, LocalDate day) {}
}
