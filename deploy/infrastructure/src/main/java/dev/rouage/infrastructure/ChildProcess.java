package dev.rouage.infrastructure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of ours with a log file: it ends when it is told to, and when this JVM dies. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;
    private final Lifeline lifeline;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.lifeline = Lifeline.ofProcess(process.pid());
    }

    /** Starts the command; what it prints is appended to the log file. */
    public static ChildProcess start(String name, ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new InfrastructureException("cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits for the process to end by itself; a failure's message carries the end of its log. */
    public void awaitSuccess(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                throw failure("not finished after " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new InfrastructureException("interrupted while waiting for " + name, e);
        }
        lifeline.close();
        if (process.exitValue() != 0) {
            throw failure("exit code " + process.exitValue());
        }
    }

    /** What to throw when this process failed: its reason, the log's name and its last lines. */
    public InfrastructureException failure(String reason) {
        return new InfrastructureException("%s: %s; the end of %s:%n  %s"
                .formatted(name, reason, log, String.join(System.lineSeparator() + "  ", lastLines(15))));
    }

    /** The end of the log; empty when there is none. */
    public List<String> lastLines(int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(unreadable: " + e.getMessage() + ")");
        }
    }

    /** Ends it at once and without warning, as a crash would. */
    public void kill() {
        stop(Duration.ZERO);
    }

    /** Stops it where it is, with all its connections open, until {@link #resume()}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new InfrastructureException("cannot signal %s: %s".formatted(name, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while signalling " + name, e);
        }
    }

    /** Asks it to end; after ten seconds it is ended. */
    @Override
    public void close() {
        stop(GRACE);
    }

    /** Asks it to end, and ends it, with everything it started, when it has not done so in time. */
    public void stop(Duration grace) {
        var family = process.descendants().toList();
        if (grace.isPositive()) {
            process.destroy();
            await(grace);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await(GRACE);
        lifeline.close();
    }

    private void await(Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The caller ends it by force, or has done all that can be done.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
