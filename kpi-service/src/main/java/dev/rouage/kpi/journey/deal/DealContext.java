package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Moment;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.money.ExchangeRates;
import org.jspecify.annotations.Nullable;

/**
 * What must be known to post deals, beside the deals.
 *
 * @param currency
 *            the company's
 * @param firstContacts
 *            by the id of the lead that stands for all merged into it, when a person first turned to it
 */
public record DealContext(StageMap stages, ZoneId zone, String currency, Directory directory, ExchangeRates rates,
        Map<UUID, Instant> firstContacts) {

    /** Takes a copy. */
    public DealContext {
        firstContacts = Map.copyOf(firstContacts);
    }

    /** The lead that stands for this one; empty when it is not known or deleted. */
    Optional<UUID> lead(@Nullable UUID id) {
        return Optional.ofNullable(id).filter(given -> directory.isKnown(Party.LEAD, given))
                .map(given -> directory.survivor(Party.LEAD, given));
    }

    Optional<LocalDate> detectedOn(UUID lead) {
        return directory.trait(Party.LEAD, lead, "detectedAt").flatMap(Moment::parse)
                .map(moment -> moment.dayIn(zone));
    }

    Optional<LocalDate> contactedOn(UUID lead) {
        return Optional.ofNullable(firstContacts.get(lead)).map(instant -> LocalDate.ofInstant(instant, zone));
    }
}
