package dev.rouage.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, and the table of it. */
final class IngestResults {

    private final BenchOptions options;
    private final List<Rate> copied = new ArrayList<>();
    private final List<Rate> imported = new ArrayList<>();
    private final List<Rate> pushed = new ArrayList<>();
    private final List<Rate> caughtUp = new ArrayList<>();
    private final List<Rate> besideConsumers = new ArrayList<>();
    private final List<Rate> throughToFigures = new ArrayList<>();
    private final List<String> memory = new ArrayList<>();
    private long comeAgain;
    private Samples fresh = Samples.of(List.of(Double.NaN));
    private Samples freshBehind = fresh;

    IngestResults(BenchOptions options) {
        this.options = options;
    }

    void copied(Rate rate) {
        copied.add(rate);
    }

    void imported(Rate rate) {
        imported.add(rate);
    }

    void pushed(Rate rate) {
        pushed.add(rate);
    }

    void caughtUp(Rate rate) {
        caughtUp.add(rate);
    }

    void importedBesideConsumers(Rate rate) {
        besideConsumers.add(rate);
    }

    void throughToFigures(Rate rate) {
        throughToFigures.add(rate);
    }

    void fresh(Samples seconds) {
        fresh = seconds;
    }

    /** The same right behind all imports, while the database still cleans up after them. */
    void freshBehind(Samples seconds) {
        freshBehind = seconds;
    }

    /** How many calls were told to come again, all in all. */
    void comeAgain(long calls) {
        comeAgain = calls;
    }

    void memoryBefore(double live, double resident) {
        memory.add(text("before: %.0f MB live, %.0f MB resident", live, resident));
    }

    /** The heap in use in each tenth of an import. */
    void heap(List<Double> tenths) {
        memory.add("during an import, by tenths: "
                + tenths.stream().map(used -> text("%.0f", used)).collect(Collectors.joining(" ")) + " MB");
    }

    void memoryAfter(double live, double resident) {
        memory.add(text("after: %.0f MB live, %.0f MB resident", live, resident));
    }

    String latest() {
        return text("COPY %.0f, import %.0f, batches %.0f, catch-up %.0f records/s", copied.getLast().perSecond(),
                imported.getLast().perSecond(), pushed.getLast().perSecond(), caughtUp.getLast().perSecond());
    }

    void print(PrintStream out) {
        out.println(text("%n%d records an import, %d rounds, medians; %d processors, Java %s%n", options.records(),
                options.rounds(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature()));
        out.println(text("%-58s %12s %9s   %s", "", "records/s", "of COPY", "least to most"));
        row(out, "COPY into a table with the same indexes", copied);
        row(out, "NDJSON import, acknowledged", imported);
        row(out, "REST batches of 1,000 from %d clients, acknowledged".formatted(ParallelClients.COUNT), pushed);
        row(out, "NDJSON import while the figures follow, acknowledged", besideConsumers);
        row(out, "  the same, until all of it is in the figures", throughToFigures);
        row(out, "catch-up of the figures after an import", caughtUp);
        out.println();
        row(out, "acknowledged to visible in a figure at %,d records/s".formatted(Freshness.RECORDS_A_SECOND), fresh);
        row(out, "  the same, right behind the imports", freshBehind);
        out.println(text("calls told to come again, warm-up included, and repeated: %d", comeAgain));
        out.println(text("%nHeap of ingest-service"));
        memory.forEach(line -> out.println("  " + line));
    }

    private static void row(PrintStream out, String what, Samples seconds) {
        out.println(text("%-58s p50 %.0f ms   p99 %.0f ms   worst %.0f ms", what, seconds.percentile(50) * 1e3,
                seconds.percentile(99) * 1e3, seconds.greatest() * 1e3));
    }

    private void row(PrintStream out, String what, List<Rate> rates) {
        Samples samples = Samples.of(rates.stream().map(Rate::perSecond).toList());
        double copy = Samples.of(copied.stream().map(Rate::perSecond).toList()).median();
        out.println(text("%-58s %,12.0f %9.2f   %,.0f to %,.0f", what, samples.median(), samples.median() / copy,
                samples.least(), samples.greatest()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
