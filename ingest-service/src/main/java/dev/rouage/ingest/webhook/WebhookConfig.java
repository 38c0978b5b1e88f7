package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How webhooks are taken and processed. */
@Singleton
final class WebhookConfig {
    private final Optional<String> publicUrl;
    private final Duration retention;
    private final Duration pause;
    private final int workers;
    private final int attempts;

    WebhookConfig(@ConfigProperty(name = "rouage.ingest.public-url") Optional<String> publicUrl,
            @ConfigProperty(name = "rouage.ingest.webhook.retention", defaultValue = "30D") Duration retention,
            @ConfigProperty(name = "rouage.ingest.webhook.pause", defaultValue = "100ms") Duration pause,
            @ConfigProperty(name = "rouage.ingest.webhook.workers", defaultValue = "2") int workers,
            @ConfigProperty(name = "rouage.ingest.webhook.attempts", defaultValue = "6") int attempts) {
        this.publicUrl = publicUrl;
        this.retention = retention;
        this.pause = pause;
        this.workers = workers;
        this.attempts = attempts;
    }

    /** The address that senders use, without a slash at its end; empty when the request's own address is theirs. */
    Optional<String> publicUrl() {
        return publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** How long events are kept. */
    Duration retention() {
        return retention;
    }

    /** How long a worker with nothing to do rests before it looks again. */
    Duration pause() {
        return pause;
    }

    /** How many connections a replica works on at once. */
    int workers() {
        return workers;
    }

    /** How often an event is tried before it is parked. */
    int attempts() {
        return attempts;
    }
}
