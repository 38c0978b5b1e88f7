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

    UpCommand(Path root, Map<String, String> environment, PrintStream out) {
        this.root = root;
        this.data = Launcher.data(root);
        this.environment = environment;
        this.out = out;
    }

    /** Returns when a service has failed; a signal ends it otherwise. */
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
        start(stack, !options.contains("--no-demo"));
        throw (InfrastructureException) stack.anyServiceFailed().join();
    }

    private void start(LocalStack stack, boolean demo) {
        var began = Instant.now();
        out.println("Rouage is starting; its logs are in " + stack.settings().logs());
        new RunningStack(ProcessHandle.current().pid(), false, stack.settings().ports()).save(data);
        stack.start();
        var summary = new Summary(stack.settings(), out);
        if (demo) {
            loadDemo(stack);
            out.println(System.lineSeparator() + new FirstFigures(stack).table() + System.lineSeparator());
        }
        summary.print();
        new RunningStack(ProcessHandle.current().pid(), true, stack.settings().ports()).save(data);
        out.printf("%nUp after %d s. Ctrl-C or deploy/down ends it.%n",
                Duration.between(began, Instant.now()).toSeconds());
    }

    private void loadDemo(LocalStack stack) {
        var demo = new DemoData(stack);
        if (!demo.isLoaded()) {
            out.println("  The demo company's records are being pushed through the REST API");
            demo.load();
        }
        out.println("  Figures are being computed");
    }

    private void end(LocalStack stack) {
        stack.close();
        RunningStack.find(data).filter(running -> running.pid() == ProcessHandle.current().pid())
                .ifPresent(running -> RunningStack.forget(data));
    }
}
