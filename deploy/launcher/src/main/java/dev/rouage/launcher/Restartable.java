package dev.rouage.launcher;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** A part of the stack that can be killed as by a crash, and started again where it was. */
public final class Restartable<T extends AutoCloseable> implements AutoCloseable {

    private final Supplier<T> start;
    private final Consumer<T> kill;
    private volatile T part;

    /** Starts it. */
    Restartable(Supplier<T> start, Consumer<T> kill) {
        this.start = start;
        this.kill = kill;
        this.part = start.get();
    }

    /** What runs now. */
    public T part() {
        return part;
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        kill.accept(part);
    }

    /** Starts it again after {@link #kill()}. */
    public void restart() {
        part = start.get();
    }

    @Override
    public void close() throws Exception {
        part.close();
    }
}
