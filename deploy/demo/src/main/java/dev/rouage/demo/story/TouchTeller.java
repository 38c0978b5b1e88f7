package dev.rouage.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells the activities around a lead: the automatic reply, the preparation, the contacts, the meetings. */
final class TouchTeller {

    private final long number;
    private final StoryClock clock;
    private final Dice dice;
    private final List<Touch> touches = new ArrayList<>();

    TouchTeller(long number, StoryClock clock, Dice dice) {
        this.number = number;
        this.clock = clock;
        this.dice = dice;
    }

    /** From detection to the contacts; some leads nobody ever calls. */
    List<Touch> tell(Rep owner, Channel channel, Instant detectedAt) {
        if (channel.automaticReply()) {
            add("EMAIL", true, true, detectedAt.plusSeconds(dice.between(5, 50)), null, owner);
        }
        if (dice.chance(0.07)) {
            return List.copyOf(touches);
        }
        double delayDays = dice.around(owner.selling().contactHours(), 0.8) / 24;
        Instant contact = delayDays < 0.4
                ? detectedAt.plusSeconds((long) (delayDays * 86_400))
                : StoryClock.later(detectedAt, delayDays);
        prepare(owner, detectedAt, contact);
        add(dice.chance(0.6) ? "CALL" : "EMAIL", true, false, contact, dice.between(3, 25), owner);
        if (dice.chance(0.5)) {
            add("EMAIL", false, false, StoryClock.later(contact, dice.between(0.1, 3.0)), null, owner);
        }
        for (int follow = dice.between(0, 2); follow > 0; follow--) {
            add("CALL", true, false, StoryClock.later(contact, dice.between(2.0, 20.0)), dice.between(5, 30), owner);
        }
        return List.copyOf(touches);
    }

    /** The meetings that a deal takes. */
    List<Touch> meetings(Rep owner, Deal deal) {
        Instant end = deal.stages().getLast().at();
        long span = Math.max(3600, end.getEpochSecond() - deal.createdAt().getEpochSecond());
        for (int meeting = dice.between(1, 3); meeting > 0; meeting--) {
            Instant at = deal.createdAt().plusSeconds((long) (span * dice.next()));
            String id = "activity-" + number + "-m" + meeting;
            if (clock.hasHappened(at) && owner.sellsOn(StoryClock.dayOf(at))) {
                touches.add(
                        new Touch(id, meeting == 1 ? "DEMO" : "MEETING", true, false, at, dice.between(20, 90), owner,
                                deal.id()));
            }
        }
        return List.copyOf(touches);
    }

    private void prepare(Rep owner, Instant detectedAt, Instant contact) {
        if (dice.chance(0.3)) {
            return; // nobody logged any: not the same as none
        }
        long gap = contact.getEpochSecond() - detectedAt.getEpochSecond();
        int minutes = (int) Math.max(1, dice.around(owner.selling().preparationMinutes(), 0.5));
        add("RESEARCH", true, false, detectedAt.plusSeconds(gap / 3), minutes, owner);
        if (dice.chance(0.6)) {
            add("PERSONALISATION", true, false, detectedAt.plusSeconds(gap * 2 / 3), Math.max(1, minutes / 2), owner);
        }
    }

    private void add(String type, boolean outbound, boolean automated, Instant at, @Nullable Integer minutes, Rep rep) {
        if (clock.hasHappened(at) && rep.sellsOn(StoryClock.dayOf(at))) {
            touches.add(
                    new Touch("activity-" + number + "-" + touches.size(), type, outbound, automated, at, minutes, rep,
                            null));
        }
    }
}
