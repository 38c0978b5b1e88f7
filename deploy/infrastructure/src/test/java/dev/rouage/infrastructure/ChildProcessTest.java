package dev.rouage.infrastructure;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ChildProcessTest {

    @TempDir
    private Path directory;

    @Test
    void endsAProcessThatDoesNotListenAndWhatItStarted() {
        var deaf = start("trap '' TERM; echo deaf; sleep 600 & wait; sleep 600");
        await().until(() -> deaf.lastLines(1).contains("deaf"));
        var family = ProcessHandle.of(deaf.pid()).orElseThrow().descendants().toList();

        deaf.stop(Duration.ofMillis(200));

        assertThat(deaf.isAlive()).isFalse();
        assertThat(family).isNotEmpty();
        await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void showsTheEndOfTheLogOfAFailure() {
        var failing = start("echo first; echo the reason; exit 3");

        assertThatThrownBy(() -> failing.awaitSuccess(Duration.ofSeconds(30)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("exit code 3").hasMessageContaining("the reason")
                .hasMessageContaining("test.log");
    }

    @Test
    void endsAProcessThatTakesTooLong() {
        var slow = start("sleep 600");

        assertThatThrownBy(() -> slow.awaitSuccess(Duration.ofMillis(200))).hasMessageContaining("not finished");

        assertThat(slow.isAlive()).isFalse();
    }

    private ChildProcess start(String script) {
        return ChildProcess.start("a test", new ProcessBuilder("/bin/sh", "-c", script), directory.resolve("test.log"));
    }
}
