package dev.rouage.kpi.alert.delivery;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How alerts are delivered. */
@Singleton
class DeliveryConfig {
    private final boolean privateAddresses;
    private final Backoff backoff;
    private final Duration patience;

    DeliveryConfig(
            @ConfigProperty(name = "rouage.kpi.webhook.private-addresses", defaultValue = "false") boolean privateAddresses,
            @ConfigProperty(name = "rouage.kpi.webhook.first-pause", defaultValue = "10s") Duration firstPause,
            @ConfigProperty(name = "rouage.kpi.webhook.attempts", defaultValue = "10") int attempts,
            @ConfigProperty(name = "rouage.kpi.webhook.patience", defaultValue = "10s") Duration patience) {
        this.privateAddresses = privateAddresses;
        this.backoff = new Backoff(firstPause, attempts);
        this.patience = patience;
    }

    /** Whether alerts may be sent to private networks, and then in the clear too: for a machine of one's own. */
    boolean privateAddresses() {
        return privateAddresses;
    }

    Backoff backoff() {
        return backoff;
    }

    /** How long an endpoint may take to answer. */
    Duration patience() {
        return patience;
    }
}
