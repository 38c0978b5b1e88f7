package dev.rouage.gateway.engine;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.rouage.gateway.world.World;
import dev.rouage.gateway.world.WorldQueries;
import dev.rouage.gateway.world.WorldQueries.WorldQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A small federated world for each thing that a gateway must plan and execute right. */
class WorldsTest {
    private static final int ORDERS = 5;

    /** The worlds, each with its queries and what they may cost. */
    static final List<String> NAMES = List.of("keys", "extensions", "requires", "provides", "shareable", "override",
            "inaccessible", "interface-object", "abstract", "leaves", "nullability", "mutations", "mashup");

    @TestFactory
    Stream<DynamicTest> answersAsOneSchemaWouldWithinItsBudgetOfCalls() {
        return NAMES.stream().flatMap(name -> {
            World world = World.named(name);
            return WorldQueries.of(name)
                    .stream()
                    .map(query -> DynamicTest.dynamicTest(query.toString(), () -> check(world, query)));
        });
    }

    private static void check(World world, WorldQuery query) {
        String expected = world.askMonolith(query.text(), Map.of());
        for (int seed = 0; seed < ORDERS; seed++) {
            World.Answer answer = world.ask(query.text(), Map.of(), new Random(seed));
            assertThat(answer.errors()).as("%s", answer.calls()).isEmpty();
            assertThat(answer.data()).as("%s", answer.calls()).isEqualTo(expected);
            assertThat(answer.calls()).hasSize(query.calls());
        }
    }
}
