package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Booking.ForeignDays;
import dev.rouage.kpi.contribution.Booking.OwnSale;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.money.ExchangeRates;
import org.jspecify.annotations.Nullable;

/** What a deal adds to the figures. */
public final class DealPosting {
    private final DealJourney journey;
    private final ExchangeRates rates;
    private final String currency;

    private DealPosting(DealJourney journey, ExchangeRates rates, String currency) {
        this.journey = journey;
        this.rates = rates;
        this.currency = currency;
    }

    /**
     * The deal's contributions; none for an open deal.
     *
     * @param currency
     *            the company's
     */
    public static List<Contribution> contributions(DealJourney journey, ExchangeRates rates, String currency) {
        return new DealPosting(journey, rates, currency).contributions();
    }

    /**
     * The deal as it is booked; empty when it contributes nothing.
     *
     * @param currency
     *            the company's
     */
    public static Optional<Booking> booking(DealJourney journey, Slice slice, Slice current, ExchangeRates rates,
            String currency) {
        Posting posting = new Posting(slice.key(), current.equals(slice) ? null : current.key(),
                contributions(journey, rates, currency));
        return posting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Booking(posting, foreignDays(journey, currency).orElse(null),
                        Purchase.key(journey).orElse(null)));
    }

    /**
     * The deal as a sale of the rep who closed it; empty when it is not won, and when its first owner was another: then it
     * was inherited.
     */
    public static Optional<OwnSale> ownSale(DealJourney journey, Directory directory) {
        UUID closing = journey.owner();
        UUID first = firstOwner(journey);
        if (closing == null || first == null || !(journey.state() instanceof DealState.Closed closed)
                || !closed.won()) {
            return Optional.empty();
        }
        boolean own = directory.survivor(Party.REP, closing).equals(directory.survivor(Party.REP, first));
        return own ? Optional.of(new OwnSale(closed.on(), journey.createdOn())) : Optional.empty();
    }

    /** Whoever owned the deal first, as the CRM states it. */
    public static @Nullable UUID firstOwner(DealJourney journey) {
        var owners = journey.deal().dates().owners();
        return owners.isEmpty() ? journey.deal().links().owner() : owners.getFirst().value();
    }

    /** The rates that must be known to count the deal, if any. */
    public static Optional<ForeignDays> foreignDays(DealJourney journey, String companyCurrency) {
        DealTerms terms = journey.deal().terms();
        LocalDate day = journey.placedOn();
        boolean counts = journey.state() instanceof DealState.Closed && terms.amount() != null && day != null;
        return Optional.ofNullable(terms.currency()).filter(own -> counts && !own.equals(companyCurrency))
                .map(own -> new ForeignDays(own, day, day));
    }

    /** The slice that the deal's contributions belong to: that of the rep who owned it when it closed. */
    public static Slice slice(DealJourney journey, Directory directory) {
        Deal deal = journey.deal();
        var account = deal.links().account();
        var lead = deal.links().lead();
        Optional<String> country = directory.trait(Party.ACCOUNT, account, "country")
                .or(() -> directory.trait(Party.LEAD, lead, "country"));
        return new Slice(journey.owner() == null ? null : directory.survivor(Party.REP, journey.owner()),
                directory.trait(Party.LEAD, lead, "source").orElse(null),
                directory.trait(Party.LEAD, lead, "channel").orElse(null),
                deal.stage().pipeline().isEmpty() ? null : deal.stage().pipeline(),
                directory.trait(Party.ACCOUNT, account, "segment").orElse(null), country.orElse(null),
                deal.terms().product());
    }

    /** The same slice with the rep who owns the deal now. */
    public static Slice currentSlice(DealJourney journey, Slice slice, Directory directory) {
        UUID owner = journey.deal().links().owner();
        return slice.of(owner == null ? null : directory.survivor(Party.REP, owner));
    }

    private List<Contribution> contributions() {
        LocalDate day = journey.placedOn();
        if (day == null) {
            return List.of();
        }
        return switch (journey.state()) {
            case DealState.Open _ -> List.of();
            case DealState.Unmapped _ -> List.of(
                    Contribution.excluded(Measure.OUTCOME, day, Reason.STAGE_UNMAPPED));
            case DealState.ClosedUndated _ -> List.of(
                    Contribution.excluded(Measure.OUTCOME, day, Reason.CLOSE_DATE_UNKNOWN));
            case DealState.Closed closed -> closed.won()
                    ? List.of(amount(Measure.WON_AMOUNT, day), cycle(Measure.WON_CYCLE, day))
                    : List.of(amount(Measure.LOST_AMOUNT, day), cycle(Measure.LOST_CYCLE, day));
        };
    }

    private Contribution cycle(Measure measure, LocalDate closedOn) {
        LocalDate createdOn = journey.createdOn();
        if (createdOn == null) {
            return Contribution.excluded(measure, closedOn, Reason.START_UNKNOWN);
        }
        long days = ChronoUnit.DAYS.between(createdOn, closedOn);
        return days < 0
                ? Contribution.excluded(measure, closedOn, Reason.CLOSED_BEFORE_START)
                : Contribution.days(measure, closedOn, days);
    }

    private Contribution amount(Measure measure, LocalDate day) {
        DealTerms terms = journey.deal().terms();
        BigDecimal amount = terms.amount();
        if (amount == null) {
            return Contribution.excluded(measure, day, Reason.AMOUNT_MISSING);
        }
        if (terms.currency() == null) {
            return Contribution.excluded(measure, day, Reason.CURRENCY_MISSING);
        }
        return rates.convert(amount, terms.currency(), currency, day)
                .map(converted -> Contribution.amount(measure, day, converted))
                .orElseGet(() -> Contribution.excluded(measure, day, Reason.RATE_MISSING));
    }
}
