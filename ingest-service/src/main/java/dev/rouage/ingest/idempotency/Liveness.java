package dev.rouage.ingest.idempotency;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.vertx.pgclient.data.Interval;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How it is known that the replica that reads an import still lives: it says so every now and then. No
 * {@code @ConfigMapping}: the Quarkus plugin would load it into Maven's own JVM, which may be older than our bytecode.
 */
@Singleton
public final class Liveness {
    private final Duration heartbeat;

    Liveness(@ConfigProperty(name = "rouage.ingest.import.heartbeat", defaultValue = "3s") Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /** How often a replica says that it lives. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** After what silence an import counts as left alone. */
    public Interval patience() {
        return Interval.of(heartbeat.multipliedBy(5));
    }
}
