package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;

/** What a deal adds to the figures. */
public final class DealPosting {
    private final DealJourney journey;
    private final DealContext context;
    private final List<Contribution> contributions = new ArrayList<>();

    private DealPosting(DealJourney journey, DealContext context) {
        this.journey = journey;
        this.context = context;
    }

    /**
     * A deal, posted.
     *
     * @param slices
     *            all that the booking stands in
     */
    public record Posted(Booking booking, Set<Slice> slices) {}

    /** The deal as it is booked; empty when it contributes nothing. */
    public static Optional<Posted> of(DealJourney journey, DealContext context) {
        Slice slice = slice(journey, context.directory());
        Slice current = slice.of(survivor(context.directory(), journey.deal().links().owner()));
        DealPosting deal = new DealPosting(journey, context);
        deal.post();
        StagePosting stages = StagePosting.of(journey, context.stages(), context.zone(), slice.rep(),
                deal.openAmount());
        deal.contributions.addAll(stages.contributions());
        if (deal.contributions.isEmpty()) {
            return Optional.empty();
        }
        Set<Slice> slices = new HashSet<>(stages.slices());
        slices.add(slice);
        slices.add(current);
        Posting posting = new Posting(slice.key(), current.equals(slice) ? null : current.key(), deal.contributions);
        return Optional.of(new Posted(new Booking(posting, foreignDays(journey, context.currency()).orElse(null),
                Purchase.key(journey).orElse(null)), slices));
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
        LocalDate day = switch (journey.state()) {
            case DealState.Closed closed -> closed.on();
            case DealState.Open _ -> since(journey);
            case DealState.ClosedUndated _ -> null;
            case DealState.Unmapped _ -> null;
        };
        return Optional.ofNullable(terms.currency())
                .filter(own -> day != null && terms.amount() != null && !own.equals(companyCurrency))
                .map(own -> new ForeignDays(own, day, day));
    }

    /** The slice that the deal's contributions belong to: that of the rep who owned it when it closed. */
    static Slice slice(DealJourney journey, Directory directory) {
        Deal deal = journey.deal();
        var account = deal.links().account();
        var lead = deal.links().lead();
        Optional<String> country = directory.trait(Party.ACCOUNT, account, "country")
                .or(() -> directory.trait(Party.LEAD, lead, "country"));
        return new Slice(survivor(directory, journey.owner()),
                directory.trait(Party.LEAD, lead, "source").orElse(null),
                directory.trait(Party.LEAD, lead, "channel").orElse(null),
                deal.stage().pipeline().isEmpty() ? null : deal.stage().pipeline(),
                directory.trait(Party.ACCOUNT, account, "segment").orElse(null), country.orElse(null),
                deal.terms().product());
    }

    private static @Nullable UUID survivor(Directory directory, @Nullable UUID rep) {
        return rep == null ? null : directory.survivor(Party.REP, rep);
    }

    /** Since when an open deal is there. One whose creation nobody knows has always been there: it must not be missed. */
    private static LocalDate since(DealJourney journey) {
        return journey.createdOn() == null ? LocalDate.EPOCH : journey.createdOn();
    }

    private void post() {
        LocalDate day = journey.placedOn();
        switch (journey.state()) {
            case DealState.Open _ -> postOpen();
            case DealState.Unmapped _ -> postUndecided(day, Reason.STAGE_UNMAPPED);
            case DealState.ClosedUndated _ -> postUndecided(day, Reason.CLOSE_DATE_UNKNOWN);
            case DealState.Closed closed -> postClosed(closed);
        }
    }

    private void postUndecided(@Nullable LocalDate day, Reason reason) {
        if (day != null) {
            contributions.add(Contribution.excluded(Measure.OUTCOME, day, reason));
        }
    }

    private void postOpen() {
        contributions.add(journey.createdOn() == null
                ? Contribution.excluded(Measure.OPEN_DEALS, LocalDate.EPOCH, Reason.START_UNKNOWN)
                : Contribution.since(Measure.OPEN_DEALS, journey.createdOn()));
        Contribution amount = openAmount().as(Measure.WEIGHTED_PIPELINE);
        BigDecimal probability = context.stages().of(journey.deal().stage()).map(PipelineStage::probability)
                .orElse(null);
        if (amount.reason() != Reason.COUNTED) {
            contributions.add(amount);
        } else if (probability == null) {
            contributions.add(Contribution.excluded(Measure.WEIGHTED_PIPELINE, amount.day(),
                    Reason.PROBABILITY_MISSING));
        } else {
            contributions.add(Contribution.stock(Measure.WEIGHTED_PIPELINE, amount.day(),
                    amount.value().multiply(probability)));
        }
    }

    private void postClosed(DealState.Closed closed) {
        LocalDate day = closed.on();
        boolean won = closed.won();
        contributions.add(amount(won ? Measure.WON_AMOUNT : Measure.LOST_AMOUNT, day));
        contributions.add(cycle(won ? Measure.WON_CYCLE : Measure.LOST_CYCLE, journey.createdOn(), day));
        context.lead(journey.deal().links().lead()).ifPresent(lead -> {
            contributions.add(cycle(won ? Measure.WON_CYCLE_FROM_LEAD : Measure.LOST_CYCLE_FROM_LEAD,
                    context.detectedOn(lead).orElse(null), day));
            context.contactedOn(lead).ifPresent(contact -> contributions.add(
                    cycle(won ? Measure.WON_CYCLE_FROM_CONTACT : Measure.LOST_CYCLE_FROM_CONTACT, contact, day)));
        });
        if (journey.createdOn() != null && !journey.createdOn().isAfter(day)) {
            Contribution open = Contribution.since(Measure.OPEN_DEALS, journey.createdOn());
            contributions.add(open);
            contributions.add(open.endedOn(day));
        }
    }

    private static Contribution cycle(Measure measure, @Nullable LocalDate start, LocalDate closedOn) {
        if (start == null) {
            return Contribution.excluded(measure, closedOn, Reason.START_UNKNOWN);
        }
        long days = ChronoUnit.DAYS.between(start, closedOn);
        return days < 0
                ? Contribution.excluded(measure, closedOn, Reason.CLOSED_BEFORE_START)
                : Contribution.days(measure, closedOn, days);
    }

    /** What an open deal stands for, whatever its probability. */
    private Contribution openAmount() {
        Contribution amount = amount(Measure.STAGE_PIPELINE, since(journey));
        return amount.reason() == Reason.COUNTED
                ? Contribution.stock(Measure.STAGE_PIPELINE, amount.day(), amount.value())
                : amount;
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
        return context.rates().convert(amount, terms.currency(), context.currency(), day)
                .map(converted -> Contribution.amount(measure, day, converted))
                .orElseGet(() -> Contribution.excluded(measure, day, Reason.RATE_MISSING));
    }
}
