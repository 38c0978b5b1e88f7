package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A journey as it stands in the books: what it contributes, and what can't be told from the records it refers to.
 *
 * @param posting
 *            not empty: a journey that contributes nothing is in no book
 * @param rates
 *            the exchange rates it depends on; null when it needs none
 * @param purchase
 *            by which it is found as a purchase of its account; null when it never can be the first
 */
public record Booking(Posting posting, @Nullable ForeignDays rates, @Nullable PurchaseKey purchase) {

    /** What depends on no rate and is no purchase. */
    public Booking(Posting posting) {
        this(posting, null, null);
    }

    /** The days, first and last included, on which the rates of a foreign currency matter. */
    public record ForeignDays(String currency, LocalDate from, LocalDate to) {}

    /**
     * What orders the purchases of an account.
     *
     * @param account
     *            as the deal states it
     */
    public record PurchaseKey(UUID account, LocalDate on, String externalId) {}
}
