package dev.rouage.gateway.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The composed graph of this project, as it is served. */
class RouageGraphTest {
    private final Supergraph supergraph = Supergraph.parse(read());
    private final GraphEngine engine = new GraphEngine(supergraph, OperationLimits.STANDARD, 10);

    private static String read() {
        try {
            String root = System.getProperty("rouage.root", "..");
            return Files.readString(Path.of(root, "deploy/supergraph/supergraph.graphql"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private QueryPlan plan(String query) {
        return engine.prepare(new GraphRequest(query, null, Map.of())).plan();
    }

    @Test
    void isComposedOfTheThreeServices() {
        assertThat(supergraph.subgraphs()).extracting(Subgraph::name)
                .containsExactlyInAnyOrder("ingest", "kpi", "coaching");
        assertThat(supergraph.publicSchema().getType("join__Graph")).isNull();
    }

    @Test
    void crossesThreeSubgraphsWithOneRequestEach() {
        QueryPlan plan = plan("""
                { teams(first: 3) { nodes { name reps(first: 5) { nodes { name
                  scorecard(period: {named: LAST_QUARTER}) { figures { kpi value n } }
                  onboarding { progress } } } } } }
                """);
        assertThat(plan.steps()).extracting(FetchStep::subgraph)
                .extracting(Subgraph::name)
                .containsExactlyInAnyOrder("ingest", "kpi", "coaching");
        assertThat(plan.steps().subList(1, 3)).allSatisfy(step -> assertThat(step.after()).containsExactly(0));
    }

    @Test
    void answersTwoAliasesOfOneFieldInOneRequest() {
        QueryPlan plan = plan("""
                { a: scorecard(period: {named: LAST_QUARTER}) { figures { value } }
                  b: scorecard(period: {named: THIS_QUARTER}) { figures { value } } }
                """);
        assertThat(plan.steps()).singleElement()
                .satisfies(step -> assertThat(step.document()).contains("LAST_QUARTER", "THIS_QUARTER"));
    }
}
