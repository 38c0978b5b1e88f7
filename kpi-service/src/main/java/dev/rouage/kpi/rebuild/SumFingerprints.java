package dev.rouage.kpi.rebuild;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Sum;

/**
 * Tells whether two heaps of sums are the same without keeping either: each sum is multiplied by numbers drawn from its key
 * and added up, in one of some thousand bins. As adding up does not mind the order, nor whether a sum comes in one or in many
 * parts, what journeys contribute one by one can be held against the sums that are stored. Two different heaps agree by a
 * chance of about 2⁻⁶³ a bin.
 */
final class SumFingerprints {
    static final int BINS = 4_096;

    private final long[] counts = new long[BINS];
    private final List<BigDecimal> values = new ArrayList<>();

    SumFingerprints() {
        for (int bin = 0; bin < BINS; bin++) {
            values.add(BigDecimal.ZERO);
        }
    }

    void add(RollupKey key, Sum sum) {
        post(key, sum, 1);
    }

    void takeBack(RollupKey key, Sum sum) {
        post(key, sum, -1);
    }

    /** The bins in which something is left: what was added is not what was taken back. */
    BitSet uneven() {
        BitSet uneven = new BitSet(BINS);
        for (int bin = 0; bin < BINS; bin++) {
            uneven.set(bin, counts[bin] != 0 || values.get(bin).signum() != 0);
        }
        return uneven;
    }

    /** The bin of a key. */
    static int bin(RollupKey key) {
        return (int) (mixed(hash(key)) & BINS - 1);
    }

    private void post(RollupKey key, Sum sum, int sign) {
        long hash = hash(key);
        int bin = bin(key);
        counts[bin] += sign * sum.count() * (mixed(hash + 1) | 1);
        if (sum.value().signum() != 0) {
            BigDecimal factor = BigDecimal.valueOf(sign * (mixed(hash + 2) >>> 1 | 1));
            values.set(bin, values.get(bin).add(sum.value().multiply(factor)));
        }
    }

    private static long hash(RollupKey key) {
        long hash = mixed(key.part().getMostSignificantBits());
        hash = mixed(hash ^ key.part().getLeastSignificantBits());
        hash = mixed(hash ^ ((long) key.cut().code() << 48 | (long) key.measure().code() << 32
                | (long) key.span().code() << 16 | key.reason().code()));
        return mixed(hash ^ (key.day().toEpochDay() << 32 ^ key.bucket() & 0xffffffffL));
    }

    /** The finish of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long number) {
        long mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
