package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.demo.story.Opinion.Answer;
import dev.rouage.demo.story.Opinion.Complaint;
import dev.rouage.demo.story.Opinion.Review;
import org.jspecify.annotations.Nullable;

/** Tells a customer's life from the first sale on: contract terms, renewals, more sales, and what the customer says. */
final class CustomerTeller {

    private static final BigDecimal DEFAULT_AMOUNT = new BigDecimal("3600.00");
    private static final List<String> COMPLAINTS = List.of("Delivery", "Billing", "Quality", "Support");

    private final long number;
    private final StoryClock clock;
    private final DealTeller dealTeller;
    private final Dice dice;
    private final List<Deal> deals = new ArrayList<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();

    CustomerTeller(long number, StoryClock clock, DealTeller dealTeller, Dice dice) {
        this.number = number;
        this.clock = clock;
        this.dealTeller = dealTeller;
        this.dice = dice;
    }

    List<Deal> deals() {
        return deals;
    }

    List<Contract> contracts() {
        return contracts;
    }

    List<Opinion> opinions() {
        return opinions;
    }

    void live(Rep owner, Account account, Deal first) {
        Instant won = first.stages().getLast().at();
        Instant more = StoryClock.later(won, dice.between(60.0, 220.0));
        if (dice.chance(0.22) && clock.hasHappened(more)) {
            deals.add(dealTeller.expansion(owner, account, more));
        }
        subscribe(owner, account, first, StoryClock.dayOf(won).plusDays(dice.between(1, 12)));
        answer(owner, won);
        complain(owner, won);
        review(owner, won);
    }

    private void subscribe(Rep owner, Account account, Deal first, LocalDate firstStart) {
        int months = dice.chance(0.55) ? 6 : 12;
        BigDecimal amount = first.amount() == null ? DEFAULT_AMOUNT : first.amount();
        BigDecimal monthly = amount.divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_EVEN);
        LocalDate start = firstStart;
        @Nullable
        String previous = null;
        for (int term = 1; start.isBefore(clock.today()); term++) {
            LocalDate end = start.plusMonths(months);
            boolean stays = dice.chance(owner.selling().careChance());
            @Nullable
            LocalDate cancelled = stays ? null : end.minusDays(dice.between(5, 60));
            if (cancelled != null && !cancelled.isBefore(clock.today())) {
                cancelled = null;
            }
            Contract contract = new Contract("contract-" + number + "-" + term, account.id(), start, end, previous,
                    cancelled,
                    monthly, account.country().currency());
            contracts.add(contract);
            if (!end.minusDays(42).isBefore(clock.today())) {
                return;
            }
            Deal renewal = dealTeller.renewal(term, owner, account, contract, stays);
            deals.add(renewal);
            if (!renewal.isWon()) {
                return;
            }
            previous = contract.id();
            start = end;
            monthly = monthly.multiply(BigDecimal.valueOf(dice.pick(List.of(90, 100, 100, 105, 120))))
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_EVEN);
        }
    }

    private void answer(Rep owner, Instant won) {
        for (int quarter = 1; quarter <= 5; quarter++) {
            Instant at = StoryClock.later(won, quarter * 90 + dice.between(0.0, 10.0));
            if (clock.hasHappened(at) && dice.chance(0.55)) {
                boolean content = dice.chance(owner.selling().careChance() - 0.15);
                int score = content ? dice.between(8, 10) : dice.between(2, 8);
                opinions.add(new Answer("answer-" + number + "-" + quarter, score, at, owner));
            }
        }
    }

    private void complain(Rep owner, Instant won) {
        Instant opened = StoryClock.later(won, dice.between(10.0, 200.0));
        if (!clock.hasHappened(opened) || !dice.chance((1 - owner.selling().careChance()) * 0.6)) {
            return;
        }
        Instant answered = opened.plusSeconds((long) (dice.around(9, 0.9) * 3600));
        Instant resolved = answered.plusSeconds((long) (dice.around(60, 0.8) * 3600));
        opinions.add(new Complaint("complaint-" + number, dice.pick(COMPLAINTS), opened,
                clock.hasHappened(answered) ? answered : null, clock.hasHappened(resolved) ? resolved : null));
    }

    private void review(Rep owner, Instant won) {
        Instant at = StoryClock.later(won, dice.between(20.0, 120.0));
        if (clock.hasHappened(at) && dice.chance(0.15)) {
            boolean content = dice.chance(owner.selling().careChance());
            opinions.add(new Review("review-" + number, dice.chance(0.7) ? "Google" : "Trustpilot",
                    content ? dice.between(4, 5) : dice.between(1, 4), at));
        }
    }
}
