package dev.rouage.gateway.engine;

import java.util.Map;
import java.util.Random;

import dev.rouage.gateway.world.QueryGenerator;
import dev.rouage.gateway.world.World;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked, and in whatever order the subgraphs answer: the federated answer is the one schema's answer. */
class DifferentialProperties {
    private static final World SHOP = World.named("shop");
    private static final World SALES = World.named("sales");

    @Property(tries = 1_000)
    void shopAnswersAsOneSchemaWould(@ForAll long seed) {
        compare(SHOP, seed);
    }

    @Property(tries = 1_000)
    void salesAnswersAsOneSchemaWould(@ForAll long seed) {
        compare(SALES, seed);
    }

    private static void compare(World world, long seed) {
        var random = new Random(seed);
        String query = validQuery(world, new QueryGenerator(world.supergraph().publicSchema(), random));
        World.Answer answer = world.ask(query, Map.of(), random);
        assertThat(answer.errors()).as(query + "\n" + answer.calls()).isEmpty();
        assertThat(answer.data()).as(query + "\n" + answer.calls()).isEqualTo(world.askMonolith(query, Map.of()));
    }

    /** Random aliases may name two fields of different types alike, which no schema would take. */
    private static String validQuery(World world, QueryGenerator generator) {
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
