package dev.rouage.gateway.graph;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.engine.GraphRequest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ServedGraphTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close();
    }

    private ServedGraph graph(Path supergraph) {
        return graph(supergraph, Map.of());
    }

    private ServedGraph graph(Path supergraph, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("rouage.gateway.supergraph", supergraph.toString());
        settings.put("rouage.gateway.supergraph-poll", "PT0S");
        return new ServedGraph(vertx, new GatewayConfig(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()));
    }

    @Test
    void saysAtTheStartWhatIsWrongWithTheSupergraph() throws Exception {
        Path absent = folder.resolve("absent.graphql");
        assertThatThrownBy(() -> graph(absent).load()).hasMessageContaining("absent.graphql").hasMessageContaining(
                "cannot be read");
        Path plain = Files.writeString(folder.resolve("plain.graphql"), "type Query { a: Int }");
        assertThatThrownBy(() -> graph(plain).load()).hasMessageContaining("plain.graphql").hasMessageContaining(
                "compose the subgraphs first");
    }

    @Test
    void swapsTheWholeAndLeavesToRequestsTheOneTheyBeganWith() throws Exception {
        String shop = Files.readString(Path.of("src/test/resources/worlds/shop/supergraph.graphql"));
        Path file = Files.writeString(folder.resolve("supergraph.graphql"), shop);
        var graph = graph(file);
        graph.load();
        Serving before = graph.serving();

        graph.reload();
        assertThat(graph.serving()).isSameAs(before);

        Files.writeString(file, "nonsense");
        graph.reload();
        assertThat(graph.serving()).isSameAs(before);

        Files.writeString(file, shop.replace("  me: User @join__field(graph: USERS)\n", ""));
        graph.reload();
        assertThat(graph.serving()).isNotSameAs(before);
        assertThat(before.supergraph().publicSchema().getQueryType().getFieldDefinition("me")).isNotNull();
        assertThat(graph.serving().supergraph().publicSchema().getQueryType().getFieldDefinition("me")).isNull();
    }

    /** A collection that frees the plan frees all that was found out about it: memory that is short can't wait for two. */
    @Test
    void reviewsAnOperationOnceAndForgetsThatWithItsPlan() throws Exception {
        Path shop = Path.of("src/test/resources/worlds/shop/supergraph.graphql");
        var graph = graph(shop, Map.of("rouage.gateway.plan-cache", "1"));
        graph.load();
        var engine = graph.serving().engine();
        var prepared = engine.prepare(new GraphRequest("{ me { id } }", null, Map.of()));
        var review = new WeakReference<>(graph.serving().review(prepared));
        assertThat(graph.serving().review(prepared)).isSameAs(review.get());

        prepared = engine.prepare(new GraphRequest("{ me { name } }", null, Map.of()));
        await().until(() -> {
            System.gc();
            return review.get() == null;
        });
        assertThat(prepared).isNotNull();
    }
}
