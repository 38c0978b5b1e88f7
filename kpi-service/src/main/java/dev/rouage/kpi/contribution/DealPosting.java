package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.journey.Deal;
import dev.rouage.kpi.journey.DealJourney;
import dev.rouage.kpi.journey.DealState;
import dev.rouage.kpi.journey.DealTerms;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.money.ExchangeRates;

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

    /** The slice that the deal's contributions belong to. */
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
                    ? List.of(Contribution.count(Measure.WON, day), amount(Measure.WON_AMOUNT, day),
                            cycle(Measure.WON_CYCLE, day))
                    : List.of(Contribution.count(Measure.LOST, day), amount(Measure.LOST_AMOUNT, day),
                            cycle(Measure.LOST_CYCLE, day));
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
