package dev.rouage.gateway.engine;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.world.DeferredClient;
import dev.rouage.gateway.world.Deferring;
import dev.rouage.gateway.world.QueryGenerator;
import dev.rouage.gateway.world.World;
import dev.rouage.gateway.world.WorldQueries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is deferred, and in whatever order the subgraphs answer: in the end the client knows the whole answer. */
class DeferredDifferentialTest {
    private static final int QUERIES = Integer.getInteger("rouage.queries", 3_000);
    private static final long SEED = Long.getLong("rouage.seed", 2026);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> worlds() {
        return DifferentialTest.worlds();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void answersInPartsWhatOneSchemaAnswersAtOnce(String name) throws Exception {
        World world = World.named(name);
        int queries = (int) (QUERIES / worlds().count());
        for (int i = 0; i < queries; i++) {
            var random = new Random(SEED + i);
            check(world, DifferentialTest.validQuery(
                    world, new QueryGenerator(world.supergraph().publicSchema(), random)), random);
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void answersTheQueriesOfTheWorldsInParts(String name) throws Exception {
        World world = World.named(name);
        if (WorldsTest.NAMES.contains(name)) {
            for (var query : WorldQueries.of(name)) {
                for (int i = 0; i < 10; i++) {
                    check(world, query.text(), new Random(SEED + i));
                }
            }
        }
    }

    private static void check(World world, String query, Random random) throws Exception {
        String expected = world.askMonolith(query, Map.of());
        String deferring = new Deferring(random).defer(query);
        for (Delivery delivery : Delivery.values()) {
            var client = new DeferredClient(delivery);
            var calls = world.askInParts(deferring, client, random);
            assertThat(client.errors()).as(deferring).isEmpty();
            assertThat(client.data()).as("%s%n%s", deferring, client.answers()).isEqualTo(JSON.readTree(expected));
            assertThat(client.isThrough()).as("%s%n%s", deferring, client.answers()).isTrue();
            assertThat(calls).noneMatch(call -> call.document().contains("defer"));
        }
    }
}
