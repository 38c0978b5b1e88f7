package dev.rouage.kpi.journey.deal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Booking.PurchaseKey;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Posting;

/** A won deal that may be its account's first one; renewals and deals without an account never are. */
public record Purchase(UUID deal, PurchaseKey key, Posting posting) {

    /** The earlier purchase first; on the same day the one with the smaller external id, whatever arrived first. */
    private static final Comparator<Purchase> EARLIEST_FIRST = Comparator
            .comparing((Purchase purchase) -> purchase.key.on())
            .thenComparing(purchase -> purchase.key.externalId()).thenComparing(Purchase::deal);

    /** The key of the purchase that the deal's journey is, if it is one. */
    static Optional<PurchaseKey> key(DealJourney journey) {
        Deal deal = journey.deal();
        UUID account = deal.links().account();
        if (account == null || deal.terms().type() == DealType.RENEWAL
                || !(journey.state() instanceof DealState.Closed closed) || !closed.won()) {
            return Optional.empty();
        }
        return Optional.of(new PurchaseKey(account, closed.on(), deal.externalId()));
    }

    /** The purchase that a deal is booked as, if it is one. */
    public static Optional<Purchase> of(UUID deal, Booking booking) {
        return Optional.ofNullable(booking.purchase()).map(key -> new Purchase(deal, key, booking.posting()));
    }

    /** The earlier of both. */
    public static Purchase first(Purchase one, Purchase other) {
        return EARLIEST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** What an account adds to the figures whose first purchase this is. */
    public Booking asFirst() {
        Contribution won = posting.of(Measure.WON_AMOUNT).orElseThrow();
        return new Booking(new Posting(posting.slice(), posting.current(),
                List.of(won.as(Measure.FIRST_PURCHASE))));
    }
}
