package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where libraries in this JVM log: not among what it tells its user. */
public final class LibraryLog {

    private LibraryLog() {}

    /** From now on, everything that this JVM logs goes there; warnings and worse. */
    public static void redirectTo(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
        LogManager.getLogManager().reset();
        try {
            var handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            var root = Logger.getLogger("");
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
