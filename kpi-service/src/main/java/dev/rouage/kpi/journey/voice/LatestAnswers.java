package dev.rouage.kpi.journey.voice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which answer of an account is its latest, in whatever period is asked about.
 *
 * <p>
 * The latest one of a period is an answer that was given in it and whose successor, if any, was not. A successor that was
 * given in the period takes an answer back if that was given in it too. So two sums do: answers by their day, less answers
 * superseded by the day of their successor, those left out that were given before the period.
 */
public final class LatestAnswers {

    private LatestAnswers() {}

    /** The day on which each answer of an account was superseded; the latest of all is not among them. */
    public static Map<UUID, LocalDate> supersededOn(Collection<Answer> ofAccount, ZoneId zone) {
        List<Answer> ordered = ofAccount.stream().sorted(Answer.OLDEST_FIRST).toList();
        Map<UUID, LocalDate> superseded = new HashMap<>();
        for (int i = 1; i < ordered.size(); i++) {
            superseded.put(ordered.get(i - 1).id(), LocalDate.ofInstant(ordered.get(i).respondedAt(), zone));
        }
        return superseded;
    }
}
