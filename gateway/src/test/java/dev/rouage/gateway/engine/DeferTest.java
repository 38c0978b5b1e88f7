package dev.rouage.gateway.engine;

import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.world.DeferredClient;
import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What comes when, where fragments are deferred. */
class DeferTest {
    private final World shop = World.named("shop");
    private int calls;

    private DeferredClient ask(Delivery delivery, String query) {
        return ask(shop, delivery, query);
    }

    private DeferredClient ask(World world, Delivery delivery, String query) {
        var client = new DeferredClient(delivery);
        var made = world.askInParts(query, client, new Random(1));
        calls = made.size();
        assertThat(made).noneMatch(call -> call.document().contains("defer"));
        assertThat(client.isThrough()).isTrue();
        return client;
    }

    private static String text(JsonNode node) {
        return node.toString().replace('"', '\'');
    }

    @Test
    void answersAtOnceWhatDoesNotNeedTheOtherSubgraph() {
        var client = ask(Delivery.BY_ID,
                "{ me { name ... @defer(label: \"later\") { reviews(first: 1) { body } } } }");
        assertThat(client.answers()).hasSize(2).extracting(DeferTest::text).containsExactly(
                "{'data':{'me':{'name':'Ada'}},'pending':[{'id':'0','path':['me'],'label':'later'}],'hasNext':true}",
                "{'incremental':[{'id':'0','data':{'reviews':[{'body':'Turns well'}]}}],'completed':[{'id':'0'}],"
                        + "'hasNext':false}");
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void tellsPathAndLabelToClientsOfTheOlderDraft() {
        var client = ask(Delivery.BY_PATH,
                "{ me { name ... @defer(label: \"later\") { name reviews(first: 1) { body } } } }");
        assertThat(client.answers()).extracting(DeferTest::text).containsExactly(
                "{'data':{'me':{'name':'Ada'}},'hasNext':true}",
                "{'incremental':[{'data':{'name':'Ada','reviews':[{'body':'Turns well'}]},'path':['me'],"
                        + "'label':'later'}],'hasNext':false}");
    }

    @Test
    void asksTheSameSubgraphOnceMoreRatherThanWaitForIt() {
        var client = ask(Delivery.BY_ID, "{ me { name ... @defer { address { street } } } }");
        assertThat(client.answers()).hasSize(2);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void startsWhatIsDeferredAtTheRootAtOnce() {
        var client = ask(Delivery.BY_ID,
                "{ me { name } ... @defer { users { name } } ... @defer { products { upc } } }");
        assertThat(client.answers().getFirst().get("pending")).hasSize(2);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void opensWhatIsDeferredInsideOfWhatIsDeferredWithIt() {
        var client = ask(Delivery.BY_ID, """
                { me { name ... @defer(label: "outer") { reviews(first: 1) {
                  body ... @defer(label: "inner") { on { price } } } } } }
                """);
        assertThat(client.answers().getFirst().get("pending")).hasSize(1);
        assertThat(text(client.answers().get(1))).contains("'path':['me','reviews',0],'label':'inner'")
                .doesNotContain("price");
        assertThat(client.data().at("/me/reviews/0/on/price").isInt()).isTrue();
    }

    @Test
    void answersWhatIsKnownAlreadyOnlyOnce() {
        var client = ask(Delivery.BY_ID, "{ me { reviews { body } ... @defer { reviews { stars } } } }");
        assertThat(text(client.answers().get(1).get("incremental").get(0))).contains("'subPath':['reviews',0]");
        var nothingNew = ask(Delivery.BY_ID, "{ me { name ... @defer { name } } }");
        assertThat(nothingNew.answers()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_ID", "BY_PATH"})
    void answersWhatIsOfTypesThatNobodyKnowsYet(Delivery delivery) {
        var client = ask(World.named("interface-object"), delivery,
                "{ shelf { price } ... @defer { shelf { ... on Movie { minutes ... @defer { slug } } } } }");
        assertThat(text(client.answers().getFirst().get("data"))).isEqualTo(
                "{'shelf':[{'price':'9'},{'price':'1'},{'price':null}]}");
        assertThat(text(client.data())).isEqualTo("{'shelf':[{'price':'9','minutes':150,'slug':'slug[Metropolis]'},"
                + "{'price':'1'},{'price':null,'minutes':null,'slug':'slug[null]'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@defer(if: false)", "@defer(if: $no)", "@defer @skip(if: true)",
            "@defer @include(if: $no)"})
    void defersNothingThatIsNotToBe(String directives) {
        var client = ask(Delivery.BY_ID,
                "query ($no: Boolean! = false) { me { name __typename @include(if: $no) ... " + directives
                        + " { reviews { body } } } }");
        assertThat(client.answers()).hasSize(1);
        assertThat(client.answers().getFirst().has("hasNext")).isFalse();
        assertThat(client.data().at("/me").has("reviews")).isEqualTo(!directives.contains("skip")
                && !directives.contains("include"));
    }

    @Test
    void answersAtOnceWhoeverTakesNoParts() {
        var client = ask(Delivery.WHOLE, "{ me { name ... @defer { reviews { body } } } }");
        assertThat(client.answers()).hasSize(1);
        assertThat(client.data().at("/me/reviews")).isNotEmpty();
    }

    @Test
    void tellsErrorsWithThePartThatTheyBelongTo() {
        shop.breakDown("products", new SubgraphException(ErrorCode.SUBGRAPH_UNAVAILABLE, "gone", null));
        for (Delivery delivery : new Delivery[]{Delivery.BY_ID, Delivery.BY_PATH}) {
            var client = ask(delivery, "{ me { name ... @defer { favourite { upc } } } }");
            assertThat(client.answers().getFirst().has("errors")).isFalse();
            JsonNode part = client.answers().get(1).get("incremental").get(0);
            assertThat(text(part.get("data"))).isEqualTo("{'favourite':null}");
            assertThat(text(part.get("errors"))).contains("'path':['me','favourite']", "SUBGRAPH_UNAVAILABLE");
        }
    }

    @Test
    void failsAPartWhoseObjectWouldHaveToBeNull() {
        shop.breakDown("reviews", new SubgraphException(ErrorCode.SUBGRAPH_UNAVAILABLE, "gone", null));
        String query = "{ me { name ... @defer { reviews { body } } } }";
        var byId = ask(Delivery.BY_ID, query);
        assertThat(text(byId.answers().get(1))).startsWith("{'completed':[{'id':'0','errors':[");
        assertThat(text(byId.data())).isEqualTo("{'me':{'name':'Ada'}}");
        var byPath = ask(Delivery.BY_PATH, query);
        assertThat(text(byPath.answers().get(1))).startsWith("{'incremental':[{'data':null,'path':['me'],'errors':[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ shelf { price ... @defer { ... on Movie { minutes ... @defer { slug } } } } }",
            "{ shelf { price } ... @defer { shelf { ... on Movie { minutes ... @defer { slug } } } } }"})
    void failsAPartWhoseTypesStayUnknown(String query) {
        World media = World.named("interface-object");
        media.breakDown("catalog", new SubgraphException(ErrorCode.SUBGRAPH_UNAVAILABLE, "gone", null));
        for (Delivery delivery : new Delivery[]{Delivery.BY_ID, Delivery.BY_PATH}) {
            var client = ask(media, delivery, query);
            assertThat(text(client.data())).isEqualTo("{'shelf':[{'price':'9'},{'price':'1'},{'price':null}]}");
            assertThat(client.answers()).hasSize(2);
            assertThat(text(client.answers().get(1))).contains("SUBGRAPH_UNAVAILABLE", "'path':['shelf',2]")
                    .doesNotContain("SUBGRAPH_INVALID_RESPONSE");
        }
    }

    @Test
    void defersBelowMutations() {
        var client = ask(Delivery.BY_ID,
                "mutation { rename(id: \"u1\", name: \"Eve\") { name ... @defer { reviews { body } } } }");
        assertThat(client.answers()).hasSize(2);
        assertThat(client.data().at("/rename/reviews")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutation { ... @defer { rename(id: \"u1\", name: \"Eve\") { name } } }",
            "{ ... @defer(label: \"a\") { me { id } } ... @defer(label: \"a\") { me { name } } }",
            "query ($l: String) { ... @defer(label: $l) { me { id } } }", "{ me @defer { id } }"})
    void refusesWhatCannotBeDeferred(String query) {
        assertThatThrownBy(() -> ask(Delivery.BY_ID, query)).isInstanceOf(RequestException.class);
    }

    @Test
    void showsTheDirectiveToWhoeverLooks() {
        assertThat(shop.ask("{ __schema { directives { name } } }").data()).contains("\"defer\"");
        assertThat(shop.ask("{ me { id } id: __type(name: \"User\") { name } me: me { name } }").data())
                .contains("\"id\":{\"name\":\"User\"}");
    }
}
