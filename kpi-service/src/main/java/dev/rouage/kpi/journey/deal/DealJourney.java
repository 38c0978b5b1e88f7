package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.journey.Change;
import dev.rouage.kpi.journey.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A deal's way to its end, on the company's calendar.
 *
 * @param createdOn
 *            the day the opportunity was created
 * @param placedOn
 *            the day that the deal's figures, or its exclusions, are placed on; null for an open deal, and where no date at
 *            all is known
 * @param owner
 *            the id of the rep who owned the deal when it closed, as the CRM states it
 */
public record DealJourney(Deal deal, DealState state, @Nullable LocalDate createdOn, @Nullable LocalDate placedOn,
        @Nullable UUID owner) {

    /** Follows the deal's history; the same inputs give the same journey whenever that is done. */
    public static DealJourney of(Deal deal, StageMap stages, ZoneId zone) {
        DealState state = new Closing(deal, zone).state(stages);
        Moment createdAt = deal.dates().createdAt();
        LocalDate createdOn = createdAt == null ? null : createdAt.dayIn(zone);
        return new DealJourney(deal, state, createdOn, placedOn(deal, state, zone), owner(deal, state));
    }

    private static @Nullable LocalDate placedOn(Deal deal, DealState state, ZoneId zone) {
        return switch (state) {
            case DealState.Open _ -> null;
            case DealState.Closed closed -> closed.on();
            case DealState.ClosedUndated _ -> likelyDay(deal, zone);
            case DealState.Unmapped _ -> likelyDay(deal, zone);
        };
    }

    /** The best known day of a deal that can't be placed, so that its exclusion is seen where it would be missed. */
    private static @Nullable LocalDate likelyDay(Deal deal, ZoneId zone) {
        DealDates dates = deal.dates();
        if (dates.closedAt() != null) {
            return dates.closedAt().dayIn(zone);
        }
        if (!dates.stages().isEmpty()) {
            return LocalDate.ofInstant(dates.stages().getLast().at(), zone);
        }
        return dates.createdAt() == null ? null : dates.createdAt().dayIn(zone);
    }

    private static @Nullable UUID owner(Deal deal, DealState state) {
        List<Change<UUID>> owners = deal.dates().owners();
        if (!(state instanceof DealState.Closed closed) || owners.isEmpty()) {
            return deal.links().owner();
        }
        UUID owner = owners.getFirst().value();
        for (Change<UUID> change : owners) {
            Instant since = change.at();
            if (since.isAfter(closed.at())) {
                break;
            }
            owner = change.value();
        }
        return owner;
    }
}
