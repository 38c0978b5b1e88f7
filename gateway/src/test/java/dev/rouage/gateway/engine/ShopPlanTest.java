package dev.rouage.gateway.engine;

import java.util.Map;

import dev.rouage.gateway.world.World;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans written out: a change of the planner that changes them is meant to be seen. */
class ShopPlanTest {
    private final World shop = World.named("shop");

    private String plan(String query) {
        return shop.engine().prepare(new GraphRequest(query, null, Map.of())).plan().describe();
    }

    @Test
    void entityByKey() {
        assertThat(plan("{ me { name reviews(first: 1) { body } } }")).isEqualTo(
                """
                        0 users: query {me {id name}}
                        1 reviews after [0] at [me]: query ($representations: [_Any!]!) \
                        {_entities(representations: $representations) {... on User {reviews(first: 1) {body}}}}
                        """);
    }

    @Test
    void rootsOfSeveralSubgraphsAtOnce() {
        assertThat(plan("{ me { name } products { upc } latestReviews(first: 1) { body } }")).doesNotContain("after")
                .hasLineCount(3);
    }

    @Test
    void requirementAndChainOfKeys() {
        assertThat(plan("{ latestReviews(first: 2) { on { shippingEstimate } author { favourite { upc } } } }"))
                .isEqualTo(
                        """
                                0 reviews: query {latestReviews(first: 2) {on {upc} author {id}}}
                                1 products after [0] at [latestReviews.on]: query ($representations: [_Any!]!) \
                                {_entities(representations: $representations) {... on Book {price weight}}}
                                2 users after [0] at [latestReviews.author]: query ($representations: [_Any!]!) \
                                {_entities(representations: $representations) {... on User {email}}}
                                3 inventory after [0, 1] at [latestReviews.on]: query ($representations: [_Any!]!) \
                                {_entities(representations: $representations) {... on Book {shippingEstimate}}}
                                4 products after [2] at [latestReviews.author]: query ($representations: [_Any!]!) \
                                {_entities(representations: $representations) {... on User {favourite {__typename upc}}}}
                                """);
    }

    @Test
    void mutationsOneAfterTheOther() {
        assertThat(plan("mutation { rename(id: \"u1\", name: \"Eve\") { favourite { price } } "
                + "review(upc: \"b1\", body: \"x\") { id } }")).isEqualTo(
                        """
                                0 users: mutation {rename(id: "u1", name: "Eve") {email}}
                                1 products after [0] at [rename]: query ($representations: [_Any!]!) \
                                {_entities(representations: $representations) {... on User {favourite {__typename price}}}}
                                2 reviews after [0, 1]: mutation {review(body: "x", upc: "b1") {id}}
                                """);
    }
}
