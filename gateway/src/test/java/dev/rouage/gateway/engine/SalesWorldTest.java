package dev.rouage.gateway.engine;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A world shaped like Rouage's own: teams and reps of ingest, with figures of kpi and progress of coaching. */
class SalesWorldTest {
    private static final String TEAMS = """
            query ($teams: Int!, $reps: Int!) {
              teams(first: $teams) { nodes { name
                reps(first: $reps) { nodes { name
                  scorecard(period: {named: LAST_QUARTER}) { figures { kpi value n } }
                  onboarding { progress } } } } } }
            """;

    private final World sales = World.named("sales");

    @Test
    void asksEachSubgraphOnceHoweverManyRepsThereAre() {
        for (int reps : new int[]{1, 2, 4}) {
            var variables = Map.<String, Object>of("teams", 3, "reps", reps);
            World.Answer answer = sales.ask(TEAMS, variables);
            assertThat(answer.errors()).isEmpty();
            assertThat(answer.data()).isEqualTo(sales.askMonolith(TEAMS, variables));
            assertThat(answer.calls()).extracting(World.Call::subgraph)
                    .containsExactlyInAnyOrder("ingest", "kpi", "coaching");
        }
    }

    @Test
    void sendsEachRepOnceAndPutsItBackEverywhere() {
        World.Answer answer = sales.ask("{ teams { nodes { manager { onboarding { progress } } "
                + "reps { nodes { onboarding { progress } team { manager { onboarding { progress } } } } } } } }");

        var toCoaching = answer.calls().stream().filter(call -> call.subgraph().equals("coaching")).toList();
        assertThat(toCoaching).hasSize(1);
        assertThat((List<?>) toCoaching.getFirst().variables().get("representations")).hasSize(12)
                .doesNotHaveDuplicates();
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    void resolvesTheKeysThatADrillDownGives() {
        World.Answer answer = sales.ask("{ scorecard(period: {named: THIS_QUARTER}) { figures { kpi "
                + "deals(first: 1) { nodes { id stage owner { name } } } } } }");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.calls()).hasSize(2);
        assertThat(answer.data()).contains("\"stage\":\"Won\"", "\"name\":\"Rep 0.0\"");
    }

    @Test
    void leavesOutTheCallsThatOnlySkippedFieldsNeed() {
        String query = "query ($with: Boolean!) { me { name onboarding @include(if: $with) { progress } } }";
        assertThat(sales.ask(query, Map.of("with", true)).calls()).hasSize(2);
        World.Answer without = sales.ask(query, Map.of("with", false));
        assertThat(without.calls()).hasSize(1);
        assertThat(without.calls().getFirst().document()).doesNotContain("id");
        assertThat(without.data()).isEqualTo("{\"me\":{\"name\":\"Rep 0.1\"}}");
    }

    @Test
    void keepsWhatItHasWhenASubgraphIsAway() {
        sales.breakDown("coaching", new SubgraphException(ErrorCode.SUBGRAPH_UNAVAILABLE, "coaching is away", null));
        World.Answer answer = sales.ask("{ teams { nodes { mine: reps(first: 1) { nodes { name "
                + "start: onboarding { progress } scorecard(period: {}) { figures { n } } } } } } }");

        assertThat(answer.data()).contains("\"start\":null", "\"figures\":[{\"n\":0}]");
        assertThat(answer.errors()).extracting(ResponseError::path)
                .containsExactly(List.of("teams", "nodes", 0, "mine", "nodes", 0, "start"),
                        List.of("teams", "nodes", 1, "mine", "nodes", 0, "start"),
                        List.of("teams", "nodes", 2, "mine", "nodes", 0, "start"));
        assertThat(answer.errors()).allSatisfy(
                error -> assertThat(error.extensions()).containsEntry("code", "SUBGRAPH_UNAVAILABLE"));
    }

    @Test
    void letsANullGoUpToTheNearestPlaceThatMayBeNull() {
        sales.breakDown("ingest", new SubgraphException(ErrorCode.SUBGRAPH_TIMEOUT, "ingest is slow", null));
        World.Answer answer = sales.ask("{ teams { nodes { name } } program(id: \"p1\") { title } }");
        assertThat(answer.data()).isEqualTo("null");
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.path()).containsExactly("teams");
            assertThat(error.extensions()).containsEntry("code", "SUBGRAPH_TIMEOUT");
        });
    }
}
