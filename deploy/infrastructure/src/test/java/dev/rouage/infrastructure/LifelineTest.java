package dev.rouage.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LifelineTest {

    /** Another JVM, which is killed: it starts a process on a lifeline and says its id. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            var sleeper = new ProcessBuilder("sleep", "600").start();
            Lifeline.ofProcessAndDirectory(sleeper.pid(), Path.of(arguments[0]));
            Files.writeString(Path.of(arguments[1]), Long.toString(sleeper.pid()));
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    @Test
    void endsProcessAndDirectoryWhenTheJvmIsKilled(@TempDir Path directory) throws IOException {
        var guarded = Files.createDirectory(directory.resolve("guarded"));
        var said = directory.resolve("pid");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var victim = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Victim.class.getName(),
                guarded.toString(), said.toString()).inheritIO().start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(said) && Files.size(said) > 0);
        var sleeper = ProcessHandle.of(Long.parseLong(Files.readString(said))).orElseThrow();

        victim.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(sleeper.isAlive()).isFalse();
            assertThat(guarded).doesNotExist();
        });
    }

    @Test
    void leavesAloneWhatWasLetGo() throws Exception {
        var sleeper = new ProcessBuilder("sleep", "600").start();

        Lifeline.ofProcess(sleeper.pid()).close();

        assertThat(sleeper.waitFor(500, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
        sleeper.destroyForcibly();
    }
}
