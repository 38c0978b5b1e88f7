package dev.rouage.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells what comes of the lead of a given number; the same number always has the same story. */
final class ProspectTeller {

    private static final List<String> SEGMENTS = List.of("Small business", "Mid-market", "Enterprise");
    private static final List<String> INDUSTRIES = List.of("Software", "Retail", "Logistics", "Health", "Manufacturing",
            "Finance");
    private static final List<String> FIRST_WORDS = List.of("Atlas", "Boreal", "Cobalt", "Delta", "Ember", "Falcon",
            "Granit",
            "Helios", "Iris", "Jade", "Kepler", "Lumen", "Mistral", "Nova", "Orion", "Pollux", "Quartz", "Rivage");
    private static final List<String> SECOND_WORDS = List.of("Conseil", "Foods", "Group", "Industries", "Labs",
            "Logistics",
            "Medical", "Motors", "Partners", "Retail", "Software", "Systems");

    private final long seed;
    private final StoryClock clock;
    private final SalesForce salesForce;

    ProspectTeller(long seed, StoryClock clock, SalesForce salesForce) {
        this.seed = seed;
        this.clock = clock;
        this.salesForce = salesForce;
    }

    Prospect tell(long number) {
        Dice dice = new Dice(seed, "prospect", number);
        LocalDate day = detectionDay(dice);
        Instant detectedAt = StoryClock.officeMoment(day, dice);
        Rep owner = salesForce.takingUp(StoryClock.dayOf(detectedAt), dice);
        Channel channel = dice.pick(Channel.ALL, Channel::share);
        Country country = dice.pick(owner.team().countries());
        List<Touch> touches = new TouchTeller(number, clock, dice).tell(owner, channel, detectedAt);
        @Nullable
        Instant contact = firstContact(touches);

        @Nullable
        Instant judgedAt = contact == null ? null : happened(StoryClock.later(contact, dice.between(0.5, 9.0)));
        boolean qualified = judgedAt != null && dice.chance(channel.qualifiedChance());
        boolean disqualified = judgedAt != null && !qualified && dice.chance(0.7);
        @Nullable
        Instant dealAt = qualified && dice.chance(0.82)
                ? happened(StoryClock.later(judgedAt, dice.between(0.0, 5.0)))
                : null;
        @Nullable
        Account account = dealAt == null ? null : account(number, country, dice);
        Lead lead = new Lead("lead-" + number, owner, channel, country, account == null ? null : account.id(),
                status(qualified, disqualified, contact, dealAt), detectedAt, qualified ? judgedAt : null,
                disqualified ? judgedAt : null, dice.chance(0.015) ? "lead-" + number + "-copy" : null);
        if (account == null || dealAt == null) {
            return new Prospect(lead, null, touches, List.of(), List.of(), List.of());
        }
        return withDeals(number, lead, account, touches, dealAt, dice);
    }

    private Prospect withDeals(long number, Lead lead, Account account, List<Touch> touches, Instant dealAt,
            Dice dice) {
        DealTeller dealTeller = new DealTeller(number, clock, salesForce, dice);
        Deal first = dealTeller.firstDeal(lead, account, dealAt);
        CustomerTeller customer = new CustomerTeller(number, clock, dealTeller, dice);
        if (first.isWon()) {
            customer.live(lead.owner(), account, first);
        }
        List<Deal> deals = new ArrayList<>(customer.deals());
        deals.addFirst(first);
        List<Touch> all = new ArrayList<>(touches);
        all.addAll(new TouchTeller(number, clock, dice).meetings(lead.owner(), first));
        return new Prospect(lead, account, all, deals, customer.contracts(), customer.opinions());
    }

    /** The firm grows: later days have more leads; August and Christmas have few. */
    private LocalDate detectionDay(Dice dice) {
        long span = ChronoUnit.DAYS.between(clock.firstDay(), clock.today());
        LocalDate day = clock.firstDay();
        for (int attempt = 0; attempt < 3; attempt++) {
            day = clock.firstDay().plusDays((long) (StrictMath.pow(dice.next(), 0.85) * (span - 3)));
            boolean quiet = day.getMonthValue() == 8 || day.getMonthValue() == 12 && day.getDayOfMonth() > 20;
            if (!quiet || dice.chance(0.4)) {
                return day;
            }
        }
        return day;
    }

    private static @Nullable Instant firstContact(List<Touch> touches) {
        return touches.stream()
                .filter(touch -> touch.outbound() && !touch.automated() && isContact(touch.type()))
                .map(Touch::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isContact(String type) {
        return !type.equals("RESEARCH") && !type.equals("PERSONALISATION");
    }

    private @Nullable Instant happened(Instant moment) {
        return clock.hasHappened(moment) ? moment : null;
    }

    private static String status(boolean qualified, boolean disqualified, @Nullable Instant contact,
            @Nullable Instant deal) {
        if (deal != null) {
            return "CONVERTED";
        }
        if (qualified) {
            return "QUALIFIED";
        }
        if (disqualified) {
            return "DISQUALIFIED";
        }
        return contact == null ? "NEW" : "CONTACTED";
    }

    private static Account account(long number, Country country, Dice dice) {
        String name = dice.pick(FIRST_WORDS) + " " + dice.pick(SECOND_WORDS) + " " + number;
        return new Account("account-" + number, name, dice.pick(SEGMENTS), dice.pick(INDUSTRIES), country,
                dice.chance(0.05) ? "account-" + number + "-copy" : null);
    }
}
