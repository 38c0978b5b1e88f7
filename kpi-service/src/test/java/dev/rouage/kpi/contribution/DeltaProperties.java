package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DeltaProperties {
    /** A journey's posting from now on. */
    record Step(int journey, Posting posting) {}

    /** Whatever was posted and taken back on the way, and in whatever batches, the sums are those of what is posted last. */
    @Property
    void sumsAreThoseOfTheLastPostings(@ForAll("steps") @Size(max = 40) List<Step> steps,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 7) int batchSize) {
        Map<RollupKey, Sum> sums = new HashMap<>();
        Map<UUID, Posting> booked = new HashMap<>();

        for (int from = 0; from < steps.size(); from += batchSize) {
            Map<UUID, Posting> now = new HashMap<>();
            steps.subList(from, Math.min(steps.size(), from + batchSize))
                    .forEach(step -> now.put(new UUID(0, step.journey()), step.posting()));
            Difference<Posting> difference = Difference.of(now.keySet(), booked, now, Function.identity());
            difference.delta().moves().forEach((key, sum) -> sums.merge(key, sum, Sum::plus));
            sums.values().removeIf(Sum::isZero);
            booked.putAll(now);
        }

        assertEquals(values(sumsOf(booked.values())), values(sums));
    }

    @Property
    void postingsComeBackAsTheyWereWritten(@ForAll("postings") Posting posting) {
        assertEquals(posting.contributions(), PostingCode.read(PostingCode.write(posting.contributions())));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(1, 5), postings()).as(Step::new).list();
    }

    @Provide
    Arbitrary<Posting> postings() {
        Arbitrary<Contribution> contribution = Combinators.combine(Arbitraries.of(Measure.values()),
                Arbitraries.of(Reason.values()), Arbitraries.integers().between(20_000, 20_100),
                Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000)).ofScale(3))
                .as((measure, reason, day, value) -> new Contribution(measure, reason, LocalDate.ofEpochDay(day), value,
                        AmountBuckets.of(value)));
        Arbitrary<Slice> slice = Arbitraries.integers().between(0, 2).map(number -> new Slice(
                number == 0 ? null : new UUID(1, number), "source " + number, null, null, null, null, null));
        return Combinators.combine(slice, contribution.list().ofMaxSize(3))
                .as((where, what) -> new Posting(where.key(), what));
    }

    /** Written down without the code under test: every posting counts at each cut and span. */
    private static Map<RollupKey, Sum> sumsOf(Collection<Posting> postings) {
        Map<RollupKey, Sum> sums = new HashMap<>();
        for (Posting posting : postings) {
            UUID rep = posting.slice().rep() == null ? Cut.NOBODY : posting.slice().rep();
            for (Contribution one : posting.contributions()) {
                List<RollupKey> keys = new ArrayList<>();
                LocalDate month = one.day().withDayOfMonth(1);
                keys.add(key(Cut.TOTAL, Cut.NOBODY, Span.DAY, one.day(), one));
                keys.add(key(Cut.TOTAL, Cut.NOBODY, Span.MONTH, month, one));
                keys.add(key(Cut.REP, rep, Span.DAY, one.day(), one));
                keys.add(key(Cut.REP, rep, Span.MONTH, month, one));
                keys.add(key(Cut.SLICE, posting.slice().id(), Span.DAY, one.day(), one));
                keys.forEach(key -> sums.merge(key, new Sum(1, one.value()), Sum::plus));
            }
        }
        return sums;
    }

    private static RollupKey key(Cut cut, UUID part, Span span, LocalDate day, Contribution one) {
        return new RollupKey(cut, part, one.measure(), span, day, one.reason(), one.bucket());
    }

    private static Map<RollupKey, String> values(Map<RollupKey, Sum> sums) {
        Map<RollupKey, String> values = new HashMap<>();
        sums.forEach((key, sum) -> values.put(key,
                sum.count() + " " + sum.value().stripTrailingZeros().toPlainString()));
        return values;
    }
}
