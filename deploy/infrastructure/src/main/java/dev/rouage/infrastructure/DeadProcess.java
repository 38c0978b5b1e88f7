package dev.rouage.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Waits for the death of processes that are not our children. A dead one counts at once, although it stays in the process
 * table until it is reaped, which on some machines takes minutes.
 */
final class DeadProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private DeadProcess() {}

    /** Returns when the process, which was killed, runs no more. */
    static void await(ProcessHandle process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDead(process.pid())) {
            if (System.nanoTime() > deadline) {
                throw new InfrastructureException(
                        "process %d did not end within %s".formatted(process.pid(), PATIENCE));
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InfrastructureException("interrupted", e);
            }
        }
    }

    /** Whether there is no such process, or it is a zombie. The state follows the name, which is in brackets. */
    private static boolean isDead(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            return true;
        }
    }
}
