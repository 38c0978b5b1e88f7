package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.story.Deal.Fate;
import org.jspecify.annotations.Nullable;

/** Tells the deals of one prospect, each as far as it has come by now. */
final class DealTeller {

    private static final List<String> PRODUCTS = List.of("Atelier", "Cadran", "Pendule");
    private static final double FIRST_MONTHS_FACTOR = 0.6;

    private final long number;
    private final StoryClock clock;
    private final SalesForce salesForce;
    private final Dice dice;

    DealTeller(long number, StoryClock clock, SalesForce salesForce, Dice dice) {
        this.number = number;
        this.clock = clock;
        this.salesForce = salesForce;
        this.dice = dice;
    }

    Deal firstDeal(Lead lead, Account account, Instant createdAt) {
        Rep owner = lead.owner();
        boolean won = dice.chance(winChance(owner, lead.channel(), StoryClock.dayOf(createdAt)));
        double days = Math.max(0.1, dice.around(owner.selling().cycleDays() * (won ? 1 : 0.7), 0.55));
        List<HistoryEntry> path = path(Pipeline.NEW_BUSINESS, createdAt, days, won);
        return deal("", lead.id(), account.id(), Pipeline.NEW_BUSINESS, "NEW", amount(owner, 4200), account.country(),
                owner,
                reopened(path));
    }

    /** A customer buys more. */
    Deal expansion(Rep owner, Account account, Instant createdAt) {
        boolean won = dice.chance(Math.min(0.8, owner.selling().winChance() * 1.5));
        List<HistoryEntry> path = path(Pipeline.NEW_BUSINESS, createdAt,
                dice.around(owner.selling().cycleDays() * 0.6, 0.5), won);
        String accountId = account.duplicate() == null ? account.id() : account.duplicate();
        return deal("-x", null, accountId, Pipeline.NEW_BUSINESS, "EXPANSION", amount(owner, 2100), account.country(),
                owner,
                path);
    }

    /** A contract's next term is negotiated around its end. */
    Deal renewal(int term, Rep owner, Account account, Contract ending, boolean renewed) {
        Instant createdAt = StoryClock.officeMoment(ending.endOn().minusDays(45), dice);
        List<HistoryEntry> path = path(Pipeline.RENEWALS, createdAt, dice.between(25, 50), renewed);
        BigDecimal amount = ending.monthly().multiply(BigDecimal.valueOf(12));
        return deal("-r" + term, null, account.id(), Pipeline.RENEWALS, "RENEWAL", amount, account.country(), owner,
                path);
    }

    private Deal deal(String suffix, @Nullable String lead, String account, Pipeline pipeline, String type,
            @Nullable BigDecimal amount, Country country, Rep owner, List<HistoryEntry> path) {
        List<HistoryEntry> stages = path.stream().filter(entry -> clock.hasHappened(entry.at())).toList();
        boolean closed = pipeline.isClosed(stages.getLast().value());
        return new Deal("deal-" + number + suffix, lead, account, pipeline, type, dice.pick(PRODUCTS), amount,
                country.currency(), stages, owners(owner, stages), dice.chance(0.15), fate(closed));
    }

    private double winChance(Rep owner, Channel channel, LocalDate day) {
        boolean firstMonths = day.isBefore(owner.hiredOn().plusDays(60));
        double chance = owner.selling().winChance() * channel.winFactor() * (firstMonths ? FIRST_MONTHS_FACTOR : 1);
        return Math.min(0.9, chance);
    }

    private @Nullable BigDecimal amount(Rep owner, double median) {
        if (dice.chance(0.01)) {
            return null;
        }
        double amount = dice.around(median * owner.selling().amountFactor(), 0.6);
        return BigDecimal.valueOf(amount).setScale(dice.chance(0.5) ? -1 : 2, RoundingMode.HALF_EVEN).setScale(2);
    }

    /** The whole way to the end, whether or not it has happened yet; lost deals stop at any stage. */
    private List<HistoryEntry> path(Pipeline pipeline, Instant createdAt, double days, boolean won) {
        List<String> open = pipeline.openStages();
        int reached = won ? open.size() : dice.between(1, open.size());
        List<HistoryEntry> path = new ArrayList<>();
        for (int stage = 0; stage < reached; stage++) {
            double share = stage == 0 ? 0 : (stage + dice.between(-0.3, 0.3)) / reached;
            path.add(new HistoryEntry(open.get(stage), createdAt.plus(partOf(days * share))));
        }
        Instant end = StoryClock.later(createdAt, days);
        path.add(new HistoryEntry(won ? pipeline.wonStage() : pipeline.lostStage(), end));
        return path;
    }

    /** Some deals come back: mostly lost ones, and now and then a customer who withdraws. */
    private List<HistoryEntry> reopened(List<HistoryEntry> path) {
        boolean wasWon = path.getLast().value().equals(Pipeline.NEW_BUSINESS.wonStage());
        if (!dice.chance(wasWon ? 0.04 : 0.09)) {
            return path;
        }
        List<HistoryEntry> longer = new ArrayList<>(path);
        Instant back = StoryClock.later(path.getLast().at(), dice.between(3.0, 35.0));
        longer.add(new HistoryEntry(wasWon ? "Negotiation" : "Proposal", back));
        String end = dice.chance(0.5) ? Pipeline.NEW_BUSINESS.wonStage() : Pipeline.NEW_BUSINESS.lostStage();
        longer.add(new HistoryEntry(end, StoryClock.later(back, dice.between(4.0, 40.0))));
        return longer;
    }

    /** A deal may be handed over on its way; a rep who leaves hands over everything, closed deals too. */
    private List<HistoryEntry> owners(Rep first, List<HistoryEntry> stages) {
        Instant created = stages.getFirst().at();
        Rep owner = present(first, StoryClock.dayOf(created));
        List<HistoryEntry> owners = new ArrayList<>(List.of(new HistoryEntry(owner.id(), created)));
        if (owner.leftOn() != null) {
            Instant leaving = owner.leftOn().atTime(9, 0).atZone(StoryClock.ZONE).toInstant();
            if (leaving.isAfter(created)) {
                owners.add(new HistoryEntry(salesForce.colleague(owner, owner.leftOn(), dice).id(), leaving));
            }
        } else if (dice.chance(0.06)) {
            long span = Duration.between(created, stages.getLast().at()).toSeconds();
            Instant handover = created.plusSeconds((long) (span * dice.between(0.2, 0.7)));
            if (span > 5 * 86_400) {
                Rep successor = salesForce.colleague(owner, StoryClock.dayOf(handover), dice);
                owners.add(new HistoryEntry(successor.id(), handover));
            }
        }
        return owners;
    }

    private Rep present(Rep owner, LocalDate day) {
        return owner.sellsOn(day) ? owner : salesForce.colleague(owner, day, dice);
    }

    private Fate fate(boolean closed) {
        double fate = dice.next();
        if (fate < 0.03) {
            return Fate.LATE;
        }
        if (fate < 0.055) {
            return Fate.AMOUNT_CORRECTED;
        }
        if (fate < 0.08 && closed) {
            return Fate.CLOSING_CORRECTED;
        }
        if (fate < 0.09) {
            return Fate.RESTORED;
        }
        return fate < 0.105 && !closed ? Fate.DELETED : Fate.PLAIN;
    }

    private static Duration partOf(double days) {
        return Duration.ofSeconds((long) (days * 86_400));
    }
}
