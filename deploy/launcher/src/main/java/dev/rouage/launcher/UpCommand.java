package dev.rouage.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.infrastructure.Directories;
import dev.rouage.infrastructure.InfrastructureException;

/** {@code deploy/up}: starts the stack, loads the demo, and stays until it is told to end. */
final class UpCommand {

    private static final Set<String> OPTIONS = Set.of("--fresh", "--no-demo");

    private final Path root;
    private final Path data;
    private final Map<String, String> environment;
    private final PrintStream out;
    /** Whether a signal has come. Ctrl-C reaches the services as well: that they end then is no failure. */
    private volatile boolean ending;

    UpCommand(Path root, Map<String, String> environment, PrintStream out) {
        this.root = root;
        this.data = Launcher.data(root);
        this.environment = environment;
        this.out = out;
    }

    /** Fails when a part of the stack has; ends with a signal otherwise. */
    void run(List<String> options) {
        options.stream().filter(option -> !OPTIONS.contains(option)).findFirst().ifPresent(option -> {
            throw new InfrastructureException(
                    "unknown option %s; deploy/up [--detach] [--fresh] [--no-demo]".formatted(option));
        });
        RunningStack.find(data).ifPresent(running -> {
            throw new InfrastructureException(
                    "already running, as process %d; deploy/down ends it".formatted(running.pid()));
        });
        if (options.contains("--fresh")) {
            Directories.delete(data);
        }
        LibraryLog.redirectTo(Directories.create(data).resolve("launcher.log"));
        var settings = new StackSettings(root, data, StackPorts.fromEnvironment(environment),
                EnumSet.allOf(Service.class), environment);
        var stack = LocalStack.prepare(settings, line -> out.println("  " + line));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack)));
        try {
            start(stack, !options.contains("--no-demo"));
            throw (InfrastructureException) stack.anyServiceFailed().join();
        } catch (InfrastructureException failure) {
            if (!ending) {
                throw failure;
            }
        }
    }

    private void start(LocalStack stack, boolean demo) {
        var began = Instant.now();
        out.println("Rouage is starting; its logs are in " + stack.settings().logs());
        new RunningStack(ProcessHandle.current().pid(), false, stack.settings().ports()).save(data);
        stack.start();
        var summary = new Summary(stack.settings(), out);
        if (demo) {
            var pushed = loadDemo(new DemoData(stack));
            out.println(System.lineSeparator() + new FirstFigures(stack).table(pushed) + System.lineSeparator());
        }
        summary.print();
        new RunningStack(ProcessHandle.current().pid(), true, stack.settings().ports()).save(data);
        out.printf("%nUp after %d s. Ctrl-C or deploy/down ends it.%n",
                Duration.between(began, Instant.now()).toSeconds());
    }

    /** Whether records were pushed, so that figures are to be expected. */
    private boolean loadDemo(DemoData demo) {
        var missing = !demo.isLoaded();
        if (missing) {
            out.println("  The demo company's records are being pushed through the REST API");
            demo.load();
        } else if (demo.day().isBefore(DemoData.today())) {
            out.printf("  The demo company's story ends before %s; --fresh tells it up to today%n", demo.day());
        }
        out.println("  Figures are being computed");
        return missing;
    }

    private void end(LocalStack stack) {
        ending = true;
        stack.close();
        RunningStack.find(data).filter(running -> running.pid() == ProcessHandle.current().pid())
                .ifPresent(running -> RunningStack.forget(data));
    }
}
