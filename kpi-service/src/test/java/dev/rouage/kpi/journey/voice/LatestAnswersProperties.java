package dev.rouage.kpi.journey.voice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LatestAnswersProperties {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant FIRST = Instant.parse("2026-03-01T05:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    /** Answers of the period less those superseded in it, are by score the answers that a look at each account finds. */
    @Property
    void sumsFindTheLatestAnswerOfEachAccount(@ForAll("accounts") List<List<Answer>> accounts,
            @ForAll @IntRange(min = -2, max = 25) int one, @ForAll @IntRange(min = -2, max = 25) int other) {
        LocalDate from = DAY.plusDays(Math.min(one, other));
        LocalDate to = DAY.plusDays(Math.max(one, other));
        Map<Integer, Integer> sums = new HashMap<>();
        Map<Integer, Integer> expected = new HashMap<>();
        for (List<Answer> account : accounts) {
            Map<UUID, LocalDate> superseded = LatestAnswers.supersededOn(account, ZONE);
            for (Answer answer : account) {
                LocalDate given = day(answer);
                LocalDate replaced = superseded.get(answer.id());
                if (within(given, from, to)) {
                    sums.merge(answer.score(), 1, Integer::sum);
                }
                if (replaced != null && within(replaced, from, to) && !given.isBefore(from)) {
                    sums.merge(answer.score(), -1, Integer::sum);
                }
            }
            Answer latest = naiveLatest(account, from, to);
            if (latest != null) {
                expected.merge(latest.score(), 1, Integer::sum);
            }
        }
        sums.values().removeIf(count -> count == 0);

        assertEquals(expected, sums);
    }

    @Provide
    Arbitrary<List<List<Answer>>> accounts() {
        Arbitrary<Answer> answer = Combinators.combine(Arbitraries.integers().between(0, 20 * 24),
                Arbitraries.integers().between(0, 10), Arbitraries.integers().between(0, 3))
                .as((hour, score, name) -> new Answer(UUID.randomUUID(), "r" + name, FIRST.plusSeconds(hour * 3600L),
                        score));
        return answer.list().ofMaxSize(6).list().ofMaxSize(3);
    }

    private static Answer naiveLatest(List<Answer> account, LocalDate from, LocalDate to) {
        List<Answer> within = new ArrayList<>();
        for (Answer answer : account) {
            if (within(day(answer), from, to)) {
                within.add(answer);
            }
        }
        Answer latest = null;
        for (Answer answer : within) {
            if (latest == null || answer.respondedAt().isAfter(latest.respondedAt())
                    || answer.respondedAt().equals(latest.respondedAt()) && later(answer, latest)) {
                latest = answer;
            }
        }
        return latest;
    }

    private static boolean later(Answer one, Answer other) {
        int byName = one.externalId().compareTo(other.externalId());
        return byName > 0 || byName == 0 && one.id().compareTo(other.id()) > 0;
    }

    private static LocalDate day(Answer answer) {
        return answer.respondedAt().atZone(ZONE).toLocalDate();
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
