package dev.rouage.launcher;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataDirectoryLockTest {

    @Test
    void keepsASecondStackOutUntilTheFirstEnds(@TempDir Path data) throws Exception {
        try (var first = DataDirectoryLock.acquire(data)) {
            assertThatThrownBy(() -> DataDirectoryLock.acquire(data)).hasMessageContaining("deploy/down ends it");
            assertThatCode(first::close).doesNotThrowAnyException();
        }

        assertThatCode(() -> DataDirectoryLock.acquire(data).close()).doesNotThrowAnyException();
    }
}
