package dev.rouage.benchmarks;

import java.util.Collection;
import java.util.List;

/** Measured values; empty ones have neither median nor percentile. */
record Samples(List<Double> sorted) {

    static Samples of(Collection<Double> values) {
        return new Samples(values.stream().sorted().toList());
    }

    double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that at least so many percent do not exceed. */
    double percentile(int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    double least() {
        return sorted.getFirst();
    }

    double greatest() {
        return sorted.getLast();
    }
}
