package dev.rouage.gateway.graph;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.guard.RequestLimits;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.SupergraphException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;

/**
 * The supergraph in service. It is looked at again and again; a new one takes over for the requests that come after, and
 * one that is not usable changes nothing. Without a usable one the gateway does not start.
 */
@Startup
@ApplicationScoped
public class ServedGraph {
    private final Vertx vertx;
    private final GatewayConfig config;
    private final String name;
    private final SupergraphSource source;
    private volatile Serving serving;

    @SuppressWarnings("NullAway.Init")
    ServedGraph(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.name = "rouage.gateway.supergraph=" + config.supergraph();
        this.source = new SupergraphSource(config.supergraph());
    }

    @PostConstruct
    void load() {
        try {
            take(source.changed().orElseThrow());
        } catch (SupergraphException unusable) {
            throw new IllegalStateException(name + ": " + unusable.getMessage(), unusable);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException(name + " cannot be read: " + unreadable, unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + name, interrupted);
        }
        Duration every = config.value("supergraph-poll", Duration.class, Duration.ofSeconds(10));
        if (every.isPositive()) {
            // Ordered, so that a source that is slow is not asked again meanwhile.
            vertx.setPeriodic(every.toMillis(), _ -> vertx.executeBlocking(() -> {
                reload();
                return serving;
            }, true));
        }
    }

    /** Looks whether there is another supergraph, and takes it if it is usable. */
    synchronized void reload() {
        try {
            Optional<String> changed = source.changed();
            changed.ifPresent(this::take);
        } catch (IOException unreadable) {
            Log.warnf("%s cannot be read, so the supergraph stays as it is: %s", name, unreadable);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unusable) {
            Log.errorf("%s has changed and is not usable, so the supergraph stays as it was: %s", name,
                    unusable.getMessage());
        }
    }

    private void take(String sdl) {
        var limits = config.limits();
        serving = Serving.of(sdl, new OperationLimits(limits.tokens(), limits.depth(), limits.aliases(),
                limits.rootFields(), limits.fields(), limits.directives()), RequestLimits.of(config),
                config.planCache(), Set.copyOf(config.list("override-labels", List.of())));
        Log.infof("Serving %s: subgraphs %s", name, serving.supergraph()
                .subgraphs()
                .stream()
                .map(Subgraph::name)
                .collect(Collectors.joining(", ")));
    }

    /** What answers now. A request keeps to the one it began with. */
    public Serving serving() {
        return serving;
    }
}
