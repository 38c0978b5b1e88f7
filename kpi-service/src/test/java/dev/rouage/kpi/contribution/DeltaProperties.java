package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** No rep has them. */
    private static final Set<Measure> COSTS = EnumSet.range(Measure.MARKETING_COST_BEGUN, Measure.SALES_COST_ENDED);
    /** Their buckets are dates. */
    private static final Set<Measure> HISTORIES = EnumSet.range(Measure.CUSTOMER_OPENING, Measure.CUSTOMER_MRR_UNKNOWN);

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
            Delta delta = new Delta();
            Difference.of(now.keySet(), booked, now, Function.identity(), delta);
            delta.moves().forEach((key, sum) -> sums.merge(key, sum, Sum::plus));
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
                        AmountBuckets.of(value), day % 3 == 0 ? -1 : 1, null));
        Arbitrary<Slice> slice = Arbitraries.integers().between(0, 2).map(number -> new Slice(
                number == 0 ? null : new UUID(1, number), "source " + number, null, null, null, null, null));
        return Combinators.combine(slice, Arbitraries.integers().between(0, 2), contribution.list().ofMaxSize(3))
                .as((where, owner, what) -> new Posting(where.key(),
                        where.of(owner == 0 ? null : new UUID(1, owner)).key(), what));
    }

    /** Written down without the code under test: every posting counts at its cuts and spans, and for its present owner. */
    private static Map<RollupKey, Sum> sumsOf(Collection<Posting> postings) {
        Map<RollupKey, Sum> sums = new HashMap<>();
        for (Posting posting : postings) {
            for (Contribution one : posting.contributions()) {
                if (one.measure().cuts().contains(Cut.STAGE)) {
                    add(sums, Cut.STAGE, Cut.NOBODY, false, one, 1);
                    continue;
                }
                add(sums, Cut.TOTAL, Cut.NOBODY, true, one, 1);
                add(sums, Cut.SLICE, posting.slice().id(), false, one, 1);
                SliceKey current = posting.current() == null ? posting.slice() : posting.current();
                add(sums, Cut.SLICE_SHIFT, posting.slice().id(), false, one, -1);
                add(sums, Cut.SLICE_SHIFT, current.id(), false, one, 1);
                if (!COSTS.contains(one.measure())) {
                    add(sums, Cut.REP, rep(posting.slice()), true, one, 1);
                    add(sums, Cut.REP_SHIFT, rep(posting.slice()), true, one, -1);
                    add(sums, Cut.REP_SHIFT, rep(current), true, one, 1);
                }
            }
        }
        sums.values().removeIf(sum -> sum.count() == 0 && sum.value().signum() == 0);
        return sums;
    }

    private static UUID rep(SliceKey slice) {
        return slice.rep() == null ? Cut.NOBODY : slice.rep();
    }

    private static void add(Map<RollupKey, Sum> sums, Cut cut, UUID part, boolean byMonth, Contribution one,
            int sign) {
        Sum sum = new Sum(sign * one.count(), one.value().multiply(BigDecimal.valueOf(sign)));
        sums.merge(new RollupKey(cut, part, one.measure(), Span.DAY, one.day(), one.reason(), one.bucket()), sum,
                Sum::plus);
        if (byMonth) {
            int bucket = HISTORIES.contains(one.measure())
                    ? (int) LocalDate.ofEpochDay(one.bucket()).withDayOfMonth(1).toEpochDay()
                    : one.bucket();
            sums.merge(new RollupKey(cut, part, one.measure(), Span.MONTH, one.day().withDayOfMonth(1), one.reason(),
                    bucket), sum, Sum::plus);
        }
    }

    private static Map<RollupKey, String> values(Map<RollupKey, Sum> sums) {
        Map<RollupKey, String> values = new HashMap<>();
        sums.forEach((key, sum) -> values.put(key,
                sum.count() + " " + sum.value().stripTrailingZeros().toPlainString()));
        return values;
    }
}
