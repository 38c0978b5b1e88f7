package dev.rouage.gateway.planner;

import java.time.Duration;
import java.util.Map;

import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** No operation makes planning explode: the search has a budget. */
class PlanningBudgetTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static QueryPlan plan(World world, String query) {
        return assertTimeoutPreemptively(LIMIT,
                () -> world.engine().prepare(new GraphRequest(query, null, Map.of())).plan());
    }

    @Test
    void plansManyFieldsThatEachHaveAChoice() {
        World world = World.named("shareable");
        String query = "{ " + range(0, 90).mapToObj(i -> "s" + i
                + ": site { name open visitors plan { width height legend { title scale } rooms { number heated seats } } }")
                .collect(joining(" ")) + " }";
        assertThat(plan(world, query).steps()).hasSize(2);
    }

    @Test
    void plansDeepAlternationsOfInterfaces() {
        World world = World.named("abstract");
        String query = "{ feed " + "{ ... on Text { likes peek ".repeat(20) + "{ id likes }" + "} }".repeat(20) + " }";
        assertThat(plan(world, query).steps()).isNotEmpty();
    }

    @Test
    void plansDeepWaysThroughInterfaceObjects() {
        World world = World.named("interface-object");
        String query = "{ shelf " + "{ slug ... on Movie { minutes similar ".repeat(15) + "{ offer title }"
                + "} }".repeat(15) + " }";
        assertThat(plan(world, query).steps()).isNotEmpty();
    }
}
