package dev.rouage.gateway.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The keys under {@code rouage.gateway}. */
@ConfigMapping(prefix = "rouage.gateway")
public interface GatewayConfig {

    /** Where the supergraph is: a file, or an http(s) URL. The one key that has to be set. */
    String supergraph();

    /** Settings of single subgraphs, by the name they were composed under. */
    Map<String, SubgraphConfig> subgraph();

    /** Who may ask. */
    @WithDefault("oidc")
    Security security();

    /** Longest time for a whole request. */
    @WithDefault("10s")
    Duration timeout();

    /** Longest time for one request to a subgraph. */
    @WithDefault("3s")
    Duration subgraphTimeout();

    /** Most connections kept open to one subgraph. */
    @WithDefault("64")
    int subgraphConnections();

    /** How many documents, and how many plans, are kept. */
    @WithDefault("2000")
    int planCache();

    /** Whether clients may introspect the schema and open GraphiQL; off in production unless set. */
    Optional<Boolean> introspection();

    Limits limits();

    /** Who may ask. */
    enum Security {
        /** Bearers of a valid token. */
        OIDC,
        /** Anybody: to try a foreign graph on one's own machine. Refused in production. */
        NONE
    }

    /** Settings of one subgraph. */
    @ConfigGroup
    interface SubgraphConfig {
        /** Where it is, if not where the supergraph says. */
        Optional<String> url();

        /** Longest time for one request to it, if not {@code rouage.gateway.subgraph-timeout}. */
        Optional<Duration> timeout();
    }

    /** How much one request may ask for. */
    @ConfigGroup
    interface Limits {
        /** Bytes of a request's body. */
        @WithDefault("1048576")
        long body();

        /** Levels of nested fields. */
        @WithDefault("12")
        int depth();

        /** Aliases in an operation. */
        @WithDefault("30")
        int aliases();

        /** Fields of the root type in an operation. */
        @WithDefault("10")
        int rootFields();

        /** Tokens of a document. */
        @WithDefault("5000")
        int tokens();

        /** Fields in an operation, those of a fragment counted each time it is spread. */
        @WithDefault("2000")
        int fields();
    }
}
