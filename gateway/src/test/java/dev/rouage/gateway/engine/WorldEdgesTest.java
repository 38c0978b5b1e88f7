package dev.rouage.gateway.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.world.World;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLUnionType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the worlds' plain queries don't show: labels, hidden elements, failing subgraphs, and conditions. */
class WorldEdgesTest {
    private static final SubgraphException AWAY = new SubgraphException(
            ErrorCode.SUBGRAPH_UNAVAILABLE, "it is away", null);

    @Test
    void asksTheNewSubgraphOnceTheLabelOfAnOverrideIsActive() {
        World world = World.named("override");
        assertThat(world.ask("{ posts { likes author { rank } } }").calls()).hasSize(1);

        world.activate("percent(25)");
        assertThat(world.ask("{ posts { likes } }").calls()).extracting(World.Call::subgraph)
                .containsExactly("old", "new");

        world.activate("beta");
        World.Answer answer = world.ask("{ posts { author { rank name } } }");
        assertThat(answer.calls()).extracting(World.Call::subgraph).containsExactly("old", "new", "old");
        assertThat(answer.data()).isEqualTo(world.askMonolith("{ posts { author { rank name } } }", Map.of()));
    }

    @Test
    void drawsPercentagesAndAsksForOtherLabels() {
        Set<String> labels = Set.of("percent(25)", "percent(60)", "beta", "percent(nonsense)");
        assertThat(OverrideLabels.percentages(() -> 0.3).active(labels)).containsExactly("percent(60)");
        assertThat(OverrideLabels.percentages(() -> 0.1).active(labels))
                .containsExactlyInAnyOrder("percent(25)", "percent(60)");
        assertThat(OverrideLabels.resolvedBy("beta"::equals, () -> 0.99).active(labels)).containsExactly("beta");
        assertThat(World.named("override").supergraph().labels()).containsExactly("beta", "percent(25)");
    }

    @Test
    void hidesWhatIsInaccessible() {
        World world = World.named("inaccessible");
        var schema = world.supergraph().publicSchema();
        assertThat(schema.getObjectType("Account").getFieldDefinition("internal")).isNull();
        assertThat(schema.getType("Token")).isNull();
        assertThat(((GraphQLUnionType) schema.getType("Thing")).getTypes()).hasSize(1);
        assertThat(((GraphQLEnumType) schema.getType("Plan")).getValue("TRIAL")).isNull();
        assertThat(schema.getQueryType().getFieldDefinition("accounts").getArgument("trace")).isNull();
        assertThatThrownBy(() -> world.ask("{ accounts { internal } }")).hasMessageContaining("internal");
    }

    @Test
    void keepsWhatSubgraphsShareOfEnumsAndInputs() {
        var schema = World.named("leaves").supergraph().publicSchema();
        assertThat(((GraphQLEnumType) schema.getType("InState")).getValues()).hasSize(2);
        assertThat(((GraphQLEnumType) schema.getType("State")).getValues()).hasSize(4);
        assertThat(((GraphQLInputObjectType) schema.getType("Filter")).getField("onlyHere")).isNull();
    }

    @Test
    void leavesOutTheFetchesThatOnlySkippedFieldsNeed() {
        World world = World.named("requires");
        String query = "query ($with: Boolean!) { parcels { id ... @include(if: $with) { route } fee @skip(if: $with) } }";
        assertThat(world.ask(query, Map.of("with", true)).calls()).extracting(World.Call::subgraph)
                .containsExactly("store", "people", "freight");
        assertThat(world.ask(query, Map.of("with", false)).calls()).extracting(World.Call::subgraph)
                .containsExactly("store", "freight", "tariff");
    }

    @Test
    void tellsErrorsAtThePathsOfTheClientForEachPlaceOnce() {
        World world = World.named("keys");
        world.breakDown("billing", AWAY);
        World.Answer answer = world.ask("{ mine: orders { what: paid vendor { name } } }");
        assertThat(answer.data()).isEqualTo("{\"mine\":[{\"what\":null,\"vendor\":{\"name\":\"Ada & Co\"}},"
                + "{\"what\":null,\"vendor\":{\"name\":\"Bob Ltd\"}},{\"what\":null,\"vendor\":null}]}");
        assertThat(answer.errors()).extracting(ResponseError::path)
                .containsExactlyInAnyOrder(List.of("mine", 0, "what"), List.of("mine", 1, "what"),
                        List.of("mine", 2, "what"));
    }

    @Test
    void tellsWhyTheTypeOfAnObjectIsNotKnown() {
        World world = World.named("interface-object");
        world.breakDown("catalog", AWAY);
        World.Answer answer = world.ask("{ best { id ... on Song { artist } } }");
        assertThat(answer.data()).isEqualTo("{\"best\":null}");
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo(List.of("best"));
            assertThat(error.extensions()).containsEntry("code", "SUBGRAPH_UNAVAILABLE");
        });
    }

    @Test
    void goesOnWithoutTheRestOfAChainWhoseMiddleFailed() {
        World world = World.named("requires");
        world.breakDown("freight", AWAY);
        World.Answer answer = world.ask("{ parcels { id fee volume } }");
        assertThat(answer.calls()).extracting(World.Call::subgraph).containsExactly("store", "freight");
        assertThat(answer.data()).contains("{\"id\":\"p1\",\"fee\":null,\"volume\":null}");
        assertThat(answer.errors()).extracting(ResponseError::path).contains(List.of("parcels", 0, "volume"));
    }

    @Test
    void letsNullsGoUpOnlyToTheNearestPlaceThatMayBeNull() {
        World world = World.named("nullability");
        world.breakDown("sizes", AWAY);
        World.Answer answer = world.ask("{ first { ... on Cat { rank } } owner { nick pets { name } } }");
        assertThat(answer.data()).isEqualTo("{\"first\":null,\"owner\":null}");
        assertThat(answer.errors()).extracting(ResponseError::path)
                .containsExactlyInAnyOrder(List.of("first", "rank"), List.of("owner", "nick"));
        assertThat(world.ask("{ rows { name ... on Dog { rank } } }").data()).isEqualTo("null");
    }

    @Test
    void doesNotKnowObjectsOfHiddenTypes() {
        World world = World.named("inaccessible");
        world.put("Query", "", "things", List.of(Map.of("__typename", "Token", "value", "secret")));
        World.Answer answer = world.ask("{ things { __typename } }");
        assertThat(answer.data()).isEqualTo("{\"things\":[null]}");
        assertThat(answer.errors().toString()).doesNotContain("Token", "secret");
    }
}
