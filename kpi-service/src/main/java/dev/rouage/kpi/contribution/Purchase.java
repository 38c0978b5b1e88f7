package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.journey.Deal;
import dev.rouage.kpi.journey.DealJourney;
import dev.rouage.kpi.journey.DealState;
import dev.rouage.kpi.journey.DealType;

/**
 * A won deal that may be its account's first one; renewals and deals without an account never are.
 *
 * @param account
 *            as the deal states it
 */
public record Purchase(UUID deal, String externalId, UUID account, LocalDate on, Posting posting) {
    /** The earlier purchase first; on the same day the one with the smaller external id, whatever arrived first. */
    public static final Comparator<Purchase> EARLIEST_FIRST = Comparator.comparing(Purchase::on)
            .thenComparing(Purchase::externalId).thenComparing(Purchase::deal);

    /** The purchase that the deal's journey is, if it is one. */
    public static Optional<Purchase> of(DealJourney journey, Posting posting) {
        Deal deal = journey.deal();
        UUID account = deal.links().account();
        if (account == null || deal.terms().type() == DealType.RENEWAL
                || !(journey.state() instanceof DealState.Closed closed) || !closed.won()) {
            return Optional.empty();
        }
        return Optional.of(new Purchase(deal.id(), deal.externalId(), account, closed.on(), posting));
    }

    /** What an account adds to the figures whose first purchase this is. */
    public Posting asFirst() {
        Optional<Contribution> amount = posting.of(Measure.WON_AMOUNT).map(won -> won.as(Measure.FIRST_PURCHASE));
        Contribution customer = Contribution.count(Measure.NEW_CUSTOMER, on);
        return new Posting(posting.slice(), amount.map(first -> List.of(customer, first)).orElse(List.of(customer)));
    }
}
