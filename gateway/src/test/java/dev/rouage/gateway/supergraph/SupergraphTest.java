package dev.rouage.gateway.supergraph;

import dev.rouage.gateway.world.World;
import graphql.schema.GraphQLObjectType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupergraphTest {
    private static final String GRAPHS = "enum join__Graph { A @join__graph(name: \"a\", url: \"http://a\") } ";

    @Test
    void keepsTheMachineryAndTheInaccessibleFromClients() {
        var schema = World.named("shop").supergraph().publicSchema();
        assertThat(schema.getAllTypesAsList()).noneMatch(type -> type.getName().startsWith("join__"));
        assertThat(schema.getDirective("join__field")).isNull();
        assertThat(((GraphQLObjectType) schema.getType("User")).getFieldDefinition("secret")).isNull();
        assertThat(((GraphQLObjectType) schema.getType("User")).getFieldDefinition("name")).isNotNull();
    }

    @Test
    void knowsWhichSubgraphAnswersWhat() {
        var supergraph = World.named("shop").supergraph();
        var inventory = supergraph.subgraphs().getFirst();
        var estimate = supergraph.composite("Book").fieldPlace("shippingEstimate", inventory);
        assertThat(inventory.name()).isEqualTo("inventory");
        assertThat(estimate).isNotNull();
        assertThat(estimate.requires().selections()).hasSize(2);
        assertThat(supergraph.members("Found")).containsExactlyInAnyOrder("Book", "Tool", "User");
    }

    @Test
    void saysWhatIsWrongWithABadSupergraph() {
        refused("", "empty");
        refused("type Query {", "not valid SDL");
        refused("{ me { id } }", "operation");
        refused("type Query { me: String }", "compose the subgraphs first");
        refused(GRAPHS + "type Query @join__type(graph: B) { me: String }", "unknown subgraph B");
        refused(GRAPHS + "type Query @join__type(graph: A, key: \"{ id\") { me: String }", "Query cannot be read");
        refused(GRAPHS + "type Query @join__type(graph: A) { me: Nobody }", "not a valid schema");
    }

    private static void refused(String sdl, String because) {
        assertThatThrownBy(() -> Supergraph.parse(sdl)).isInstanceOf(SupergraphException.class)
                .hasMessageContaining(because);
    }
}
