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

    private static int run(List<String> arguments) throws Exception {
        Path root = Path.of(System.getProperty("rouage.root", ".")).toAbsolutePath().normalize();
        try {
            if (arguments.isEmpty() || !arguments.getFirst().equals("ingest")) {
                throw new IllegalArgumentException("There is deploy/bench ingest, not " + arguments);
            }
            BenchOptions options = BenchOptions.parse(arguments.subList(1, arguments.size()));
            try (Machine machine = options.running() ? Machine.running(root) : Machine.started(root)) {
                new IngestBenchmark(machine, options).run().print(System.out);
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
