package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.rouage.infrastructure.Directories;
import dev.rouage.infrastructure.InfrastructureException;

/** Keeps a second stack out of a data directory; the system lets go of it when the process ends. */
final class DataDirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirectoryLock acquire(Path data) {
        try {
            var channel = FileChannel.open(Directories.create(data).resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(data);
            }
            return new DataDirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            throw taken(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + data, e);
        }
    }

    private static InfrastructureException taken(Path data) {
        return new InfrastructureException(
                "a stack is running with its data in %s: deploy/down ends it".formatted(data));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
