package dev.rouage.benchmarks;

/** So many records in so much time. */
record Rate(long records, double seconds) {

    static Rate since(long beganNanos, long records) {
        return new Rate(records, (System.nanoTime() - beganNanos) / 1e9);
    }

    double perSecond() {
        return records / seconds;
    }
}
