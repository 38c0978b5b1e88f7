package dev.rouage.gateway.guard;

import java.util.Map;

import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.supergraph.Supergraph;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperationCostTest {
    private static final String SUPERGRAPH = """
            schema @link(url: "https://specs.apollo.dev/link/v1.0")
              @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
              @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", {name: "@listSize", as: "@sized"}]) {
              query: Query
              mutation: Mutation
            }
            directive @join__graph(name: String!, url: String!) on ENUM_VALUE
            directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INPUT_OBJECT
            directive @link(url: String, import: [link__Import], for: link__Purpose) repeatable on SCHEMA
            directive @cost(weight: String!) on ARGUMENT_DEFINITION | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT
            directive @sized(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],
              requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
            scalar join__FieldSet
            scalar link__Import
            enum link__Purpose { SECURITY EXECUTION }
            enum join__Graph { A @join__graph(name: "a", url: "http://a") }
            type Query @join__type(graph: A) {
              one: Thing
              many: [Thing!]!
              twenty: [Thing!]! @sized(assumedSize: 20)
              top(first: Int = 3): [Thing!]!
              things(first: Int, last: Int, page: Page): Things @sized(slicingArguments: ["first", "last"], sizedFields: ["edges"])
              connection(first: Int): Things
              dear: Thing @cost(weight: "50")
              search(text: String @cost(weight: "7")): Thing
            }
            type Mutation @join__type(graph: A) { change: Thing }
            type Thing @join__type(graph: A) { id: ID! part: Part parts: [Part!]! }
            type Part @join__type(graph: A) @cost(weight: "5") { id: ID! }
            type Things @join__type(graph: A) { edges: [Thing!]! total: Int }
            input Page @join__type(graph: A) { first: Int after: String @cost(weight: "3") }
            """;

    private final GraphEngine engine = new GraphEngine(Supergraph.parse(SUPERGRAPH), OperationLimits.STANDARD, 100);
    private final Supergraph supergraph = Supergraph.parse(SUPERGRAPH);
    private final CostRules rules = CostRules.of(Parser.parse(SUPERGRAPH));

    private double cost(String query, Map<String, Object> variables) {
        var operation = engine.prepare(new GraphRequest(query, null, variables)).plan().operation();
        return OperationCost.of(operation, supergraph.publicSchema(), rules, new RequestLimits(100, 10, 5_000))
                .check(variables);
    }

    private double cost(String query) {
        return cost(query, Map.of());
    }

    @Test
    void countsObjectsAndNotLeaves() {
        assertThat(cost("{ one { id } }")).isEqualTo(1);
        assertThat(cost("{ one { id part { id } } }")).isEqualTo(6);
        assertThat(cost("{ a: one { id } b: one { id } }")).isEqualTo(2);
        assertThat(cost("mutation { change { id } }")).isEqualTo(11);
    }

    @Test
    void multipliesByTheSizesOfLists() {
        assertThat(cost("{ many { id } }")).isEqualTo(10);
        assertThat(cost("{ many { id parts { id } } }")).isEqualTo(10 * (1 + 10 * 5));
        assertThat(cost("{ twenty { id } }")).isEqualTo(20);
        assertThat(cost("{ top { id } }")).isEqualTo(3);
        assertThat(cost("{ top(first: 50) { id } }")).isEqualTo(50);
        assertThat(cost("query ($n: Int = 7) { top(first: $n) { id } }")).isEqualTo(7);
        assertThat(cost("query ($n: Int = 7) { top(first: $n) { id } }", Map.of("n", 9))).isEqualTo(9);
    }

    @Test
    void sizesTheElementsOfConnections() {
        assertThat(cost("{ things(first: 40) { total edges { id } } }")).isEqualTo(41);
        assertThat(cost("{ connection(first: 40) { edges { id } } }")).isEqualTo(41);
        assertThat(cost("{ connection { edges { id } } }")).isEqualTo(11);
        assertThatThrownBy(() -> cost("{ things { total } }")).hasMessageContaining("exactly one of first, last");
        assertThatThrownBy(() -> cost("{ things(first: 1, last: 1) { total } }")).hasMessageContaining("exactly one");
    }

    @Test
    void takesWeightsFromTheGraph() {
        assertThat(cost("{ dear { id } }")).isEqualTo(50);
        assertThat(cost("{ search(text: \"x\") { id } }")).isEqualTo(8);
        assertThat(cost("{ search { id } }")).isEqualTo(1);
        assertThat(cost("{ things(first: 1, page: {after: \"x\"}) { total } }")).isEqualTo(4);
    }

    @Test
    void refusesListsOutsideTheBoundsWhereverTheSizeIsSaid() {
        for (int size : new int[]{0, -1, 101, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> cost("{ top(first: " + size + ") { id } }")).isInstanceOf(RequestException.class)
                    .hasMessage("first of Query.top is between 1 and 100");
            assertThatThrownBy(() -> cost("query ($n: Int) { top(first: $n) { id } }", Map.of("n", size)))
                    .hasMessageContaining("between 1 and 100");
            assertThatThrownBy(() -> cost("query ($p: Page) { things(first: 1, page: $p) { total } }",
                    Map.of("p", Map.of("first", size)))).hasMessageContaining("between 1 and 100");
        }
    }

    @Test
    void refusesWhatCostsTooMuch() {
        assertThatThrownBy(() -> cost("{ top(first: 100) { parts { id } part { id } } c: top(first: 1) { id } }"))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("more than 5000");
    }
}
