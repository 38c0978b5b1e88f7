package dev.rouage.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;

/**
 * The keys under {@code rouage.gateway}. No {@code @ConfigMapping}: the Quarkus plugin would load it into Maven's own JVM,
 * which may be older than our bytecode.
 */
@Singleton
public class GatewayConfig {
    private static final String PREFIX = "rouage.gateway.";

    /** Who may ask. */
    public enum Security {
        /** Bearers of a valid token. */
        OIDC,
        /** Anybody: to try a foreign graph on one's own machine. Refused in production. */
        NONE
    }

    /**
     * How much one request may ask for.
     *
     * @param body bytes of a request's body
     * @param depth levels of nested fields
     * @param aliases in an operation
     * @param rootFields fields of the root type in an operation
     * @param tokens of a document
     * @param fields in an operation, those of a fragment counted each time it is spread
     * @param directives in an operation, likewise
     * @param document bytes of a document
     * @param variablesDepth levels of nested JSON in the variables
     * @param errors that an answer has at most
     */
    public record Limits(long body, int depth, int aliases, int rootFields, int tokens, int fields,
            int directives, int document, int variablesDepth, int errors) {}

    private final Config config;
    private final Limits limits;
    private final Duration timeout;
    private final Duration subgraphTimeout;

    /** Reads the keys now; what is malformed is refused here. */
    public GatewayConfig(Config config) {
        this.config = config;
        this.limits = new Limits(value("limits.body", Long.class, 1_048_576L), number("limits.depth", 12),
                number("limits.aliases", 30), number("limits.root-fields", 10), number("limits.tokens", 5_000),
                number("limits.fields", 2_000), number("limits.directives", 20), number("limits.document", 102_400),
                number("limits.variables-depth", 64), number("limits.errors", 5));
        this.timeout = value("timeout", Duration.class, Duration.ofSeconds(10));
        this.subgraphTimeout = value("subgraph-timeout", Duration.class, Duration.ofSeconds(3));
    }

    /** Where the supergraph is: a file, or an http(s) URL. The one key that has to be set. */
    public String supergraph() {
        return config.getOptionalValue(PREFIX + "supergraph", String.class)
                .orElseThrow(() -> new NoSuchElementException(
                        "rouage.gateway.supergraph is not set: it names the file or URL of the supergraph"));
    }

    /** Where a subgraph is, if not where the supergraph says; by the name it was composed under. */
    public Optional<String> subgraphUrl(String name) {
        return ofSubgraph(name, "url", String.class);
    }

    /** Longest time for one request to the subgraph. */
    public Duration subgraphTimeout(String name) {
        return ofSubgraph(name, "timeout", Duration.class).orElse(subgraphTimeout);
    }

    /** Most connections kept open to one subgraph. */
    public int subgraphConnections() {
        return number("subgraph-connections", 64);
    }

    /** Who may ask. */
    public Security security() {
        String name = value("security", String.class, "oidc");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "oidc" -> Security.OIDC;
            case "none" -> Security.NONE;
            default -> throw new IllegalArgumentException("rouage.gateway.security is oidc or none, not " + name);
        };
    }

    /** Longest time for a whole request. */
    public Duration timeout() {
        return timeout;
    }

    /** How many documents, and how many plans, are kept. */
    public int planCache() {
        return number("plan-cache", 2_000);
    }

    /** Whether clients may introspect the schema and open GraphiQL; off in production unless set. */
    public Optional<Boolean> introspection() {
        return config.getOptionalValue(PREFIX + "introspection", Boolean.class);
    }

    public Limits limits() {
        return limits;
    }

    /** What is configured for one subgraph. A name with dots is quoted in the key; any name may be. */
    public <T> Optional<T> ofSubgraph(String name, String key, Class<T> type) {
        return config.getOptionalValue(PREFIX + "subgraph." + name + "." + key, type)
                .or(() -> config.getOptionalValue(PREFIX + "subgraph.\"" + name + "\"." + key, type));
    }

    /** The number under the key. */
    public int number(String key, int otherwise) {
        return value(key, Integer.class, otherwise);
    }

    /** The value under the key, which is written without {@code rouage.gateway.}; each feature documents its own. */
    public <T> T value(String key, Class<T> type, T otherwise) {
        return config.getOptionalValue(PREFIX + key, type).orElse(otherwise);
    }

    /** The value under the key, where there is one. */
    public <T> Optional<T> optional(String key, Class<T> type) {
        return config.getOptionalValue(PREFIX + key, type);
    }

    /** The values under the key, separated by commas. */
    public List<String> list(String key, List<String> otherwise) {
        return config.getOptionalValues(PREFIX + key, String.class).orElse(otherwise);
    }

    /** Whether this runs as a service rather than on somebody's machine. */
    public boolean isProduction() {
        return ConfigUtils.isProfileActive("prod");
    }
}
