package dev.rouage.gateway.supergraph;

import dev.rouage.gateway.world.World;
import graphql.schema.GraphQLObjectType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupergraphTest {
    private static final String GRAPHS = "enum join__Graph { A @join__graph(name: \"a\", url: \"http://a\") } ";

    private static final String TWO = "enum join__Graph { A @join__graph(name: \"a\", url: \"http://a\") "
            + "B @join__graph(name: \"b\", url: \"http://b\") } ";
    private static final String QUERY = "type Query @join__type(graph: A) { me: User } ";

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

    @Test
    void namesThePlaceOfEveryMistake() {
        refused(GRAPHS + "type Query @join__type(graph: A) { me: String @join__field(graph: B) }",
                "@join__field on Query.me names the unknown subgraph B");
        refused(TWO + "type Query @join__type(graph: A) { me: String @join__field(graph: B) }",
                "@join__field on Query.me names the subgraph B, which no @join__type of its type does");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A, key: \"no\") { id: ID }",
                "the key of User in A names no, which User does not have");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A, key: \"id { x }\") { id: ID }",
                "the key of User in A names User.id with fields below, but it has none");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A, key: \"friend\") { friend: User }",
                "the key of User in A names User.friend without saying which of its fields");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A) { "
                + "x: Int @join__field(graph: A, requires: \"y\") }",
                "what is required by User.x in A names y, which User does not have");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A) { "
                + "x: User @join__field(graph: A, provides: \"y\") }",
                "what is provided by User.x in A names y, which User does not have");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A) { "
                + "x: Int @join__field(graph: A, provides: \"y\") }",
                "User.x in A provides fields of Int, which has none");
        refused(GRAPHS + QUERY + "type User @join__type(graph: A) { "
                + "x: User @join__field(graph: A, requires: \"x { ... on Nobody { y } }\") }",
                "what is required by User.x in A names the type Nobody");
        refused(GRAPHS + QUERY + "interface I @join__type(graph: A) { x: Int } "
                + "type User implements I @join__type(graph: A) @join__implements(graph: B, interface: \"I\") { x: Int }",
                "@join__implements on I names the unknown subgraph B");
        refused(GRAPHS + QUERY + "type User implements I @join__type(graph: A) "
                + "@join__implements(graph: A) { x: Int }", "@join__implements lacks an argument");
        refused("schema @core(feature: \"https://specs/join/v0.1\") { query: Query } " + GRAPHS
                + "type Query { x: Int }",
                "join v0.3 or later");
        refused(GRAPHS + "type Query @join__type(graph: A) { "
                + "x(y: Int): Int @join__field(graph: A, contextArguments: [{name: \"y\"}]) }",
                "Query.x takes arguments from a context, which is not supported");
        refused("enum join__Graph { A } type Query { me: Int }", "A");
        refused(GRAPHS + "type User @join__type(graph: A) { x: Int }", "not a valid schema");
    }

    private static void refused(String sdl, String because) {
        assertThatThrownBy(() -> Supergraph.parse(sdl)).isInstanceOf(SupergraphException.class)
                .hasMessageContaining(because);
    }
}
