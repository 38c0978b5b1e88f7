package dev.rouage.gateway.engine;

import java.util.Map;

import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers and calls over a shop of four subgraphs. */
class ShopWorldTest {
    private final World shop = World.named("shop");

    private World.Answer answers(String query, int calls) {
        World.Answer answer = shop.ask(query);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo(shop.askMonolith(query, Map.of()));
        assertThat(answer.calls()).as(answer.calls().toString()).hasSize(calls);
        return answer;
    }

    @Test
    void asksOneSubgraphOnceForWhatItKnows() {
        answers("{ me { id name address { street city { code } } } }", 1);
    }

    @Test
    void joinsEntitiesByKeyWithOneCallForAll() {
        answers("{ users { name reviews { body stars } } }", 2);
    }

    @Test
    void choosesTheKeyThatTheTargetKnows() {
        answers("{ latestReviews(first: 3) { author { favourite { upc } } } }", 3);
    }

    @Test
    void doesNotLeaveForWhatIsProvided() {
        answers("{ latestReviews(first: 2) { body author { name } } }", 1);
    }

    @Test
    void sendsAlongWhatAFieldRequires() {
        var answer = answers("{ me { reviews { on { shippingEstimate } } } }", 4);
        assertThat(answer.data()).contains("60");
    }

    @Test
    void leavesAndComesBackForARequirement() {
        answers("{ product(upc: \"b1\") { ... on Book { inStock shippingEstimate } } }", 2);
    }

    @Test
    void usesCompositeAndNestedKeys() {
        answers("{ product(upc: \"t1\") { name ... on Tool { maker { title } inStock stock { places { row shelf } } } } }",
                2);
    }

    @Test
    void keepsAliasesApartFromKeysAndFromEachOther() {
        answers("{ me { id: name upc: email reviews(first: 1) { id: body } all: reviews { stars } } }", 2);
        answers("{ products { name loud: name(upper: true) price: name } }", 1);
    }

    @Test
    void asksForSeveralTypesOfOneSubgraphInOneRequest() {
        answers("{ products { upc ... on Book { reviews { body } } ... on Tool { reviews { stars } } } }", 2);
    }

    @Test
    void tellsTypesApartBehindInterfacesAndUnions() {
        answers("{ search(text: \"x\") { __typename ... on User { name } ... on Product { price } ... on Node { id } } }",
                2);
    }

    @Test
    void startsIndependentSubgraphsAtOnce() {
        answers("{ me { name } products { upc } latestReviews(first: 1) { body } }", 3);
    }
}
