package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A contract record as its CRM states it.
 *
 * @param term
 *            when it runs
 * @param renewalOf
 *            the contract that it renews, whom that was merged into being followed
 * @param mrr
 *            what it brings a month, in {@code currency}
 * @param currency
 *            ISO 4217
 */
public record Contract(UUID id, Term term, @Nullable UUID renewalOf, @Nullable BigDecimal mrr,
        @Nullable String currency) {

    /**
     * When a contract runs, both ends included.
     *
     * @param endOn
     *            the last day agreed on; null while it goes on
     * @param cancelledOn
     *            the last day that it runs when it is ended before
     */
    public record Term(LocalDate startOn, @Nullable LocalDate endOn, @Nullable LocalDate cancelledOn) {

        /** The last day that it runs; empty while it goes on. Before {@code startOn}, it has never run. */
        public Optional<LocalDate> lastDay() {
            if (endOn == null || cancelledOn == null) {
                return Optional.ofNullable(endOn == null ? cancelledOn : endOn);
            }
            return Optional.of(cancelledOn.isBefore(endOn) ? cancelledOn : endOn);
        }

        /** Whether there is a day on which it runs. */
        public boolean runs() {
            return lastDay().map(last -> !last.isBefore(startOn)).orElse(true);
        }
    }

    LocalDate startOn() {
        return term.startOn();
    }
}
