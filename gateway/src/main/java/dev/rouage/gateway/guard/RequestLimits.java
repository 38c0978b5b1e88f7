package dev.rouage.gateway.guard;

import dev.rouage.gateway.config.GatewayConfig;

/**
 * How much one operation may ask for with the values of its variables.
 *
 * @param listSize largest {@code first} or {@code last}
 * @param assumedListSize elements that a list is thought to have where nothing says how many
 * @param cost largest static cost
 */
public record RequestLimits(int listSize, int assumedListSize, double cost) {

    public static RequestLimits of(GatewayConfig config) {
        return new RequestLimits(config.value("limits.list-size", Integer.class, 100),
                config.value("limits.assumed-list-size", Integer.class, 10),
                config.value("limits.cost", Double.class, 100_000.0));
    }
}
