package dev.rouage.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files by which a PostgreSQL server keeps others from its data and from its socket. */
record PostmasterLocks(List<Path> files) {

    private static final int PORT_LINE = 3;
    private static final int SOCKET_DIRECTORY_LINE = 4;

    /** Those of the server that works on this directory; none when there is no server. */
    static PostmasterLocks of(Path data) {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return new PostmasterLocks(List.of());
        }
        try {
            return new PostmasterLocks(Stream.concat(Stream.of(file), socket(Files.readAllLines(file))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Removes them; only when the server is dead. */
    void delete() {
        files.forEach(Directories::delete);
    }

    private static Stream<Path> socket(List<String> lines) {
        if (lines.size() <= SOCKET_DIRECTORY_LINE || lines.get(SOCKET_DIRECTORY_LINE).isBlank()) {
            return Stream.empty();
        }
        var directory = Path.of(lines.get(SOCKET_DIRECTORY_LINE).strip());
        var socket = ".s.PGSQL." + lines.get(PORT_LINE).strip();
        return Stream.of(directory.resolve(socket + ".lock"), directory.resolve(socket));
    }
}
