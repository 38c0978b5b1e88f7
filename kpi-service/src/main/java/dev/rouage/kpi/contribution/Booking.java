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
 * @param sale
 *            by which it is found as a sale of its rep; null when it is none, or was inherited
 */
public record Booking(Posting posting, @Nullable ForeignDays rates, @Nullable PurchaseKey purchase,
        @Nullable OwnSale sale) {

    /** What depends on no rate and is no purchase. */
    public Booking(Posting posting) {
        this(posting, null, null, null);
    }

    /** What is no sale of a rep. */
    public Booking(Posting posting, @Nullable ForeignDays rates, @Nullable PurchaseKey purchase) {
        this(posting, rates, purchase, null);
    }

    /** The same as a sale of its rep. */
    public Booking with(@Nullable OwnSale other) {
        return new Booking(posting, rates, purchase, other);
    }

    /**
     * A sale of a rep who had the deal from its beginning.
     *
     * @param on
     *            the day it was won
     * @param createdOn
     *            null where the CRM does not tell
     */
    public record OwnSale(LocalDate on, @Nullable LocalDate createdOn) {}

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
