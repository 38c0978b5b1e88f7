package dev.rouage.gateway.engine;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.rouage.gateway.world.QueryGenerator;
import dev.rouage.gateway.world.World;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked, and in whatever order the subgraphs answer: the federated answer is the one schema's answer.
 * {@code -Drouage.queries} says how many queries are asked of all worlds together, {@code -Drouage.seed} which.
 */
class DifferentialTest {
    private static final int QUERIES = Integer.getInteger("rouage.queries", 3_000);
    private static final long SEED = Long.getLong("rouage.seed", 2026);

    static Stream<String> worlds() {
        return Stream.concat(Stream.of("shop", "sales"), WorldsTest.NAMES.stream());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void answersAsOneSchemaWould(String name) {
        World world = World.named(name);
        for (int i = 0; i < QUERIES / worlds().count() + 1; i++) {
            compare(world, SEED + i);
        }
    }

    private static void compare(World world, long seed) {
        var random = new Random(seed);
        String query = validQuery(world, new QueryGenerator(world.supergraph().publicSchema(), random));
        World.Answer answer = world.ask(query, Map.of(), random);
        assertThat(answer.errors()).as("seed %d: %s%n%s", seed, query, answer.calls()).isEmpty();
        assertThat(answer.data()).as("seed %d: %s%n%s", seed, query, answer.calls())
                .isEqualTo(world.askMonolith(query, Map.of()));
    }

    /** Random aliases may name two fields of different types alike, which no schema would take. */
    static String validQuery(World world, QueryGenerator generator) {
        while (true) {
            String query = generator.query();
            var parsed = ParseAndValidate.parseAndValidate(
                    world.supergraph().publicSchema(), ExecutionInput.newExecutionInput(query).build());
            if (!parsed.isFailure()) {
                return query;
            }
        }
    }
}
