package dev.rouage.gateway.http;

import java.util.HashMap;
import java.util.Map;

import dev.rouage.gateway.world.World;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The subgraphs of the shop over HTTP, for a gateway that verifies tokens of {@link TestTokens}. */
public class ShopResource implements QuarkusTestResourceLifecycleManager {
    static final WorldServers SHOP = new WorldServers(World.named("shop"));

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("rouage.gateway.supergraph", "src/test/resources/worlds/shop/supergraph.graphql");
        settings.put("rouage.gateway.timeout", "60s");
        settings.put("rouage.gateway.subgraph-timeout", "20s");
        settings.put("rouage.gateway.subgraph.products.timeout", "2s");
        SHOP.names().forEach(name -> settings.put("rouage.gateway.subgraph." + name + ".url", SHOP.url(name)));
        settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
        settings.put("quarkus.oidc.auth-server-url", "");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SHOP, new TestInjector.MatchesType(WorldServers.class));
    }

    @Override
    public void stop() {
        SHOP.close();
    }
}
