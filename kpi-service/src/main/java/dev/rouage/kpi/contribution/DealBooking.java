package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.journey.DealJourney;
import dev.rouage.kpi.journey.DealLinks;
import dev.rouage.kpi.journey.DealState;
import dev.rouage.kpi.journey.DealTerms;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it stands in the books: what it contributes and what that depends on.
 *
 * @param purchasedOn
 *            the day it could be its account's first purchase; null when it never can
 */
public record DealBooking(UUID deal, String externalId, Dependencies dependsOn, @Nullable LocalDate purchasedOn,
        Posting posting) {

    /** Books a journey; empty when it contributes nothing. */
    public static Optional<DealBooking> of(DealJourney journey, Posting posting, String companyCurrency) {
        if (posting.isEmpty()) {
            return Optional.empty();
        }
        Optional<Purchase> purchase = Purchase.of(journey, posting);
        return Optional.of(new DealBooking(journey.deal().id(), journey.deal().externalId(),
                dependencies(journey, companyCurrency), purchase.map(Purchase::on).orElse(null), posting));
    }

    /** The currency that must be converted to count the deal, if there is one. */
    public static Optional<String> foreignCurrency(DealJourney journey, String companyCurrency) {
        DealTerms terms = journey.deal().terms();
        boolean counts = journey.state() instanceof DealState.Closed && terms.amount() != null;
        return Optional.ofNullable(terms.currency()).filter(own -> counts && !own.equals(companyCurrency));
    }

    private static Dependencies dependencies(DealJourney journey, String companyCurrency) {
        DealLinks links = journey.deal().links();
        String currency = foreignCurrency(journey, companyCurrency).orElse(null);
        return new Dependencies(journey.owner(), links.account(), links.lead(), currency,
                currency == null ? null : journey.placedOn());
    }
}
