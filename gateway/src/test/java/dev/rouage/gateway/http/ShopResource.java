package dev.rouage.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.rouage.gateway.world.EventServer;
import dev.rouage.gateway.world.World;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The subgraphs of the shop over HTTP, for a gateway that verifies tokens of {@link TestTokens}. The supergraph has more
 * in it than the shop's own: a subscription, and fields that are not for everybody.
 */
public class ShopResource implements QuarkusTestResourceLifecycleManager {
    static final WorldServers SHOP = new WorldServers(World.named("shop"));
    static final EventServer EVENTS = new EventServer();
    static final Path SUPERGRAPH = Path.of("target", "shop-" + ProcessHandle.current().pid() + ".graphql");

    /** The supergraph as it is at the start. */
    static String supergraph() {
        try {
            return Files.readString(Path.of("src/test/resources/worlds/shop/supergraph.graphql"))
                    .replace("  mutation: Mutation\n}", """
                              mutation: Mutation
                              subscription: Subscription
                            }

                            type Subscription @join__type(graph: REVIEWS) {
                              reviewAdded(upc: ID): Review @join__field(graph: REVIEWS)
                            }

                            directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
                            directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
                            directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
                            """)
                    .replace("  street: String\n", "  street: String @requiresScopes(scopes: [[\"address:read\"]])\n")
                    .replace("type City @join__type(graph: USERS) {",
                            "type City @join__type(graph: USERS) @policy(policies: [[\"geographer\"], [\"admin\"]]) {")
                    .replace("  pages: Int! @join__field(graph: PRODUCTS)",
                            "  pages: Int! @join__field(graph: PRODUCTS) @requiresScopes(scopes: [[\"book:pages\"]])")
                    .replace("  rename(id: ID!, name: String!): User @join__field(graph: USERS)",
                            "  rename(id: ID!, name: String!): User @join__field(graph: USERS)"
                                    + " @requiresScopes(scopes: [[\"user:write\"]])");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void serve(String supergraph) {
        try {
            Files.writeString(SUPERGRAPH, supergraph);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public Map<String, String> start() {
        serve(supergraph());
        Map<String, String> settings = new HashMap<>();
        settings.put("rouage.gateway.supergraph", SUPERGRAPH.toString());
        settings.put("rouage.gateway.supergraph-poll", "0.1S");
        settings.put("rouage.gateway.timeout", "60s");
        settings.put("rouage.gateway.subgraph-timeout", "20s");
        settings.put("rouage.gateway.subgraph.products.timeout", "2s");
        settings.put("rouage.gateway.subscription.heartbeat", "1s");
        settings.put("rouage.gateway.breaker.pause", "1s");
        SHOP.names().forEach(name -> settings.put("rouage.gateway.subgraph." + name + ".url", SHOP.url(name)));
        settings.put("rouage.gateway.subgraph.reviews.subscription-url", EVENTS.url());
        settings.put("rouage.gateway.oidc.public-key", TestTokens.publicKey());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SHOP, new TestInjector.MatchesType(WorldServers.class));
        injector.injectIntoFields(EVENTS, new TestInjector.MatchesType(EventServer.class));
    }

    @Override
    public void stop() {
        // The servers are shared by all runs of the gateway in this JVM.
    }
}
