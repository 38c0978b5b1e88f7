package dev.rouage.benchmarks;

import java.util.Locale;

import dev.rouage.launcher.Service;

/**
 * How fast records come in and become figures. COPY, import, catch-up and batches are measured in turn, round by round, with
 * records of the same making and the consumers of the feed stopped while something is taken in, because COPY has the machine
 * for itself too; what is waiting for the consumers then is what they have to catch up with.
 */
final class IngestBenchmark {

    private static final Service[] CONSUMERS = {Service.KPI, Service.COACHING};
    private static final long WARM_UP = 60_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final long MOST_IN_BATCHES = 50_000;

    private final Machine machine;
    private final BenchOptions options;
    private final CopyBaseline baseline;
    /** So that a machine that has been measured before gets new records. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    IngestBenchmark(Machine machine, BenchOptions options) {
        this.machine = machine;
        this.options = options;
        this.baseline = new CopyBaseline(machine);
    }

    IngestResults run() {
        IngestResults results = new IngestResults(options);
        try (Company company = new Company(machine);
                ServiceMemory memory = new ServiceMemory(machine.process(Service.INGEST))) {
            company.useEuros();
            Marks marks = new Marks(company, "bench-marks-" + run, 1971);
            warmUp(company, marks);
            say("steady load");
            results.fresh(steadyLoad(company, marks, "steady-" + run, options.seconds()));
            results.memoryBefore(memory.live(), memory.resident());
            for (int round = 1; round <= options.rounds(); round++) {
                round(company, marks, memory, results, round);
            }
            results.memoryAfter(memory.live(), memory.resident());
            everythingAtOnce(company, marks, results);
            say("steady load behind the imports");
            results.freshBehind(steadyLoad(company, marks, "behind-" + run, options.seconds()));
            results.comeAgain(company.comeAgain());
        }
        return results;
    }

    /** Every phase once, so that what is measured is not the compiler of services that have just started. */
    private void warmUp(Company company, Marks marks) {
        say("warming up");
        importAll(company, RecordFiles.writeWithRates(machine.scratch(), "warm-" + run, WARM_UP));
        try (RecordFiles records = write("warm-batches-" + run, WARM_UP)) {
            ParallelClients.push(company, Batches.of(records, 1_000));
        }
        marks.awaitEverything();
        steadyLoad(company, marks, "warm-steady-" + run, WARM_UP_SECONDS);
        baseline.measure("warm-" + run);
    }

    private void round(Company company, Marks marks, ServiceMemory memory, IngestResults results, int round) {
        String source = "round-" + round + "-" + run;
        RecordFiles files = write(source, options.records());
        baseline.settle();
        machine.pause(CONSUMERS);
        try {
            memory.startSampling();
            results.imported(importAll(company, files));
            results.heap(memory.stopSampling());
        } finally {
            machine.resume(CONSUMERS);
        }
        long began = System.nanoTime();
        marks.awaitEverything();
        results.caughtUp(Rate.since(began, options.records()));
        results.copied(baseline.measure(source));
        try (RecordFiles records = write("batches-" + round + "-" + run,
                Math.min(MOST_IN_BATCHES, options.records()))) {
            Batches batches = Batches.of(records, 1_000);
            baseline.settle();
            machine.pause(CONSUMERS);
            results.pushed(ParallelClients.push(company, batches));
        } finally {
            machine.resume(CONSUMERS);
        }
        marks.awaitEverything();
        say("round " + round + ": " + results.latest());
    }

    /** An import while the consumers work, until all of it is in the figures. */
    private void everythingAtOnce(Company company, Marks marks, IngestResults results) {
        RecordFiles files = write("all-" + run, options.records());
        baseline.settle();
        long began = System.nanoTime();
        Rate taken = importAll(company, files);
        results.importedBesideConsumers(taken);
        marks.awaitEverything();
        results.throughToFigures(Rate.since(began, taken.records()));
    }

    private Samples steadyLoad(Company company, Marks marks, String source, int seconds) {
        try (RecordFiles files = write(source, (long) seconds * Freshness.RECORDS_A_SECOND)) {
            Batches batches = Batches.of(files, Freshness.RECORDS_A_BATCH);
            baseline.settle();
            return new Freshness(company, marks).measure(batches);
        }
    }

    private static Rate importAll(Company company, RecordFiles files) {
        try (files) {
            long began = System.nanoTime();
            files.files().forEach(company::importFile);
            return Rate.since(began, files.records());
        }
    }

    private RecordFiles write(String source, long records) {
        return RecordFiles.write(machine.scratch(), source, records);
    }

    private static void say(String line) {
        System.err.println(String.format(Locale.ROOT, "  %s", line));
    }
}
