package dev.rouage.benchmarks;

import java.nio.file.Path;
import java.util.List;

import dev.rouage.infrastructure.InfrastructureException;

/** {@code deploy/bench}. Ends with 0 when everything was measured, 1 when something failed, 2 when the options are wrong. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments)));
    }

    private static void ingest(Path root, BenchOptions options) {
        try (Machine machine = machine(root, options.running())) {
            new IngestBenchmark(machine, options).run().print(System.out);
        }
    }

    private static void kpi(Path root, KpiBenchOptions options) {
        try (Machine machine = machine(root, options.running())) {
            new KpiBenchmark(machine, options).run().print(System.out);
        }
    }

    private static Machine machine(Path root, boolean running) {
        return running ? Machine.running(root) : Machine.started(root);
    }

    private static int run(List<String> arguments) throws Exception {
        Path root = Path.of(System.getProperty("rouage.root", ".")).toAbsolutePath().normalize();
        try {
            String what = arguments.isEmpty() ? "" : arguments.getFirst();
            List<String> rest = arguments.stream().skip(1).toList();
            switch (what) {
                case "ingest" -> ingest(root, BenchOptions.parse(rest));
                case "kpi" -> kpi(root, KpiBenchOptions.parse(rest));
                default -> throw new IllegalArgumentException(
                        "There are deploy/bench ingest, kpi and gateway, not '" + what + "'");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("rouage: " + e.getMessage());
            return 2;
        } catch (InfrastructureException e) {
            System.err.println("rouage: " + e.getMessage());
            return 1;
        }
    }
}
