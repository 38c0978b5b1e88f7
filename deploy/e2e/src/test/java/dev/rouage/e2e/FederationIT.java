package dev.rouage.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** One query crosses all subgraphs, with a number of calls that does not grow with the answer. */
@Order(30)
@ExtendWith(StackExtension.class)
class FederationIT {

    private static final String CROSSING = """
            query Crossing($reps: Int!) { teams(first: 3) { nodes { name reps(first: $reps) { nodes { name
              scorecard(period: {named: LAST_QUARTER}) { figures { kpi value n } } onboarding { progress } } } } } }""";

    private final Stack stack;
    private final Graph admin;

    FederationIT(Stack stack) {
        this.stack = stack;
        this.admin = stack.gateway("demo-admin");
    }

    @Test
    void oneQueryCrossesThreeSubgraphs() {
        Answer answer = admin
                .ask("""
                        { teams(first:3){ nodes { name reps(first:5){ nodes { name
                          scorecard(period:{named:LAST_QUARTER}){ figures { kpi value n } } onboarding { progress } } } } } }""");

        assertThat(answer.data("/teams/nodes")).hasSize(3);
        assertThat(answer.at("/teams/nodes")).allSatisfy(team -> assertThat(team.at("/reps/nodes"))
                .isNotEmpty()
                .allSatisfy(rep -> assertThat(rep.at("/scorecard/figures").size()).isGreaterThanOrEqualTo(8))
                .allSatisfy(rep -> assertThat(rep.at("/onboarding/progress").isNumber()).isTrue()));
        assertThat(answer.body().findValuesAsText("n")).anyMatch(n -> Integer.parseInt(n) > 0);
    }

    @Test
    void theNumberOfSubgraphCallsDoesNotGrowWithTheReps() {
        Map<String, Long> oneRep = callsOf(1);
        Map<String, Long> fiveReps = callsOf(5);

        assertThat(oneRep.keySet()).containsExactlyInAnyOrder("ingest", "kpi", "coaching");
        assertThat(fiveReps).isEqualTo(oneRep);
    }

    @Test
    void aFigureOpensIntoTheRecordsOfAnotherSubgraph() {
        Answer answer = admin.ask("""
                { kpi(id: WIN_RATE_BY_COUNT, period: {named: LAST_QUARTER}) { total { n records(first: 5) { nodes {
                  counted opportunity { id stage closedAt owner { name } } parts { measure day } } } } } }""");

        assertThat(answer.data("/kpi/total/records/nodes")).hasSize(5).allSatisfy(record -> {
            assertThat(record.path("counted").asBoolean()).isTrue();
            assertThat(record.at("/opportunity/stage").asText()).isNotBlank();
            assertThat(record.at("/opportunity/owner/name").asText()).isNotBlank();
            assertThat(record.at("/parts/0/day").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        });
    }

    private Map<String, Long> callsOf(int reps) {
        Map<String, Long> before = stack.subgraphCalls();
        assertThat(admin.ask(CROSSING, Map.of("reps", reps)).data("/teams/nodes")).hasSize(3);
        Map<String, Long> calls = stack.subgraphCalls();
        calls.replaceAll((subgraph, count) -> count - before.getOrDefault(subgraph, 0L));
        calls.values().removeIf(count -> count == 0);
        return calls;
    }
}
