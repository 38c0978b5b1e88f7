package dev.rouage.e2e;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every field of Query can be asked for twice in one request: parallel resolvers share no session. */
@Order(35)
@ExtendWith(StackExtension.class)
class QueryFieldsIT {

    private final Stack stack;

    QueryFieldsIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> twoAliasesOfEachField() {
        Graph admin = stack.gateway("demo-admin");
        String connection = admin
                .ask("""
                        mutation { createConnection(connection: {vendor: HUBSPOT, source: "aliases", secret: "a long secret of an app"}) {
                          id } }""")
                .data("/createConnection/id").asText();
        SampleCalls calls = new SampleCalls(admin, Map.of("rep", stack.demoRepIds().get("rep-01"),
                "connection", connection, "parkedEvents", connection, "objectiveHistory",
                UUID.randomUUID().toString()));
        assertThat(calls.queryFields()).contains("scorecard", "kpi", "kpis", "reps", "teams", "me");
        return calls.queryFields().stream().map(field -> dynamicTest(field, () -> twice(admin, calls.callOf(field))));
    }

    private static void twice(Graph graph, String call) {
        Answer answer = graph.ask("{ one: %s two: %s }".formatted(call, call));

        assertThat(withoutTimes(answer.data("/one"))).isEqualTo(withoutTimes(answer.data("/two")));
    }

    private static JsonNode withoutTimes(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        copy.findParents("computedAt").forEach(parent -> ((ObjectNode) parent).remove("computedAt"));
        return copy;
    }
}
