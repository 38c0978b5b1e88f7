package dev.rouage.infrastructure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends a process, and removes a directory, when this JVM dies without a word ({@code kill -9}, a crash).
 *
 * <p>A small shell reads from a pipe that only this JVM holds open: a line means that all is in order, the end of the
 * pipe means that the JVM is gone.
 */
final class Lifeline implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r _ && exit 0
            pid=$1 directory=$2
            if [ -n "$pid" ]; then
              kill -TERM "$pid" 2>/dev/null
              tries=0
              while kill -0 "$pid" 2>/dev/null; do
                tries=$((tries + 1))
                [ "$tries" -gt 50 ] && kill -KILL "$pid" 2>/dev/null
                [ "$tries" -gt 60 ] && break
                sleep 0.1
              done
            fi
            [ -n "$directory" ] && rm -rf -- "$directory"
            """;

    private final Process shell;

    private Lifeline(String pid, String directory) {
        try {
            shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "lifeline", pid, directory)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new InfrastructureException("cannot start /bin/sh: " + e.getMessage(), e);
        }
    }

    static Lifeline ofProcess(long pid) {
        return new Lifeline(Long.toString(pid), "");
    }

    static Lifeline ofDirectory(Path directory) {
        return new Lifeline("", directory.toAbsolutePath().toString());
    }

    static Lifeline ofProcessAndDirectory(long pid, Path directory) {
        return new Lifeline(Long.toString(pid), directory.toAbsolutePath().toString());
    }

    /** Lets go without doing anything: what was guarded has been ended in good order. */
    @Override
    public void close() {
        try (var line = shell.getOutputStream()) {
            line.write("closed\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
