package dev.rouage.gateway.subscription;

import java.time.Duration;

import dev.rouage.gateway.config.GatewayConfig;

/**
 * How much clients may keep open.
 *
 * @param connections web sockets and event streams, together
 * @param perConnection operations of one web socket
 * @param heartbeat milliseconds between two signs of life
 * @param initialisation milliseconds that a web socket may take to say who it is
 * @param timeout milliseconds for the answer to one event
 * @param errors of one answer
 */
record SubscriptionLimits(int connections, int perConnection, long heartbeat, long initialisation, long timeout,
        int errors) {

    static SubscriptionLimits of(GatewayConfig config) {
        return new SubscriptionLimits(config.number("subscription.connections", 1_000),
                config.number("subscription.per-connection", 20),
                config.value("subscription.heartbeat", Duration.class, Duration.ofSeconds(12)).toMillis(),
                config.value("subscription.initialisation", Duration.class, Duration.ofSeconds(10)).toMillis(),
                config.timeout().toMillis(), config.limits().errors());
    }
}
