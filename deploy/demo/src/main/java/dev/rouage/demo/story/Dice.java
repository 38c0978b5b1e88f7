package dev.rouage.demo.story;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Random numbers that depend on the seed and on what they are for, and on nothing else: so any part of the story can be
 * told alone, again, and in any order. SplitMix64, written out so that no Java version changes the story.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed, String purpose, long index) {
        // Mixed once more, or the dice of an index would throw what those of the index before it throw one later.
        state = mix(mix(seed + GOLDEN_GAMMA * purpose.hashCode()) + GOLDEN_GAMMA * index);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    double next() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    /** Uniform, both ends included. */
    int between(int low, int high) {
        return low + (int) (next() * (high - low + 1));
    }

    double between(double low, double high) {
        return low + next() * (high - low);
    }

    /** Log-normal: half of the values lie below the median; a spread of 0.5 is wide. */
    double around(double median, double spread) {
        double gaussian = StrictMath.sqrt(-2 * StrictMath.log(1 - next())) * StrictMath.cos(2 * Math.PI * next());
        return median * StrictMath.exp(spread * gaussian);
    }

    <T> T pick(List<T> choices) {
        return choices.get((int) (next() * choices.size()));
    }

    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double left = next() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }
}
