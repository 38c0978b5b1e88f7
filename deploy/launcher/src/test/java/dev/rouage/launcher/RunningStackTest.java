package dev.rouage.launcher;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunningStackTest {

    @TempDir
    private Path data;

    @Test
    void tellsOtherCommandsWhoRunsItAndWhere() {
        var ports = StackPorts.free();
        var pid = ProcessHandle.current().pid();
        new RunningStack(pid, true, ports).save(data);

        var found = RunningStack.require(data);

        assertThat(found.pid()).isEqualTo(pid);
        assertThat(found.ready()).isTrue();
        assertThat(found.ports().of(Service.KPI)).isEqualTo(ports.of(Service.KPI));
    }

    @Test
    void ignoresAStackThatIsGone() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        new RunningStack(gone.pid(), true, StackPorts.free()).save(data);

        assertThat(RunningStack.find(data)).isEmpty();
    }
}
