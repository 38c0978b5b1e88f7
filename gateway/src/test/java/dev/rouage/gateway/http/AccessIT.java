package dev.rouage.gateway.http;

import java.util.Map;
import java.util.UUID;

import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What the graph asks of callers: {@code @requiresScopes} and {@code @policy} of {@link ShopResource}. */
@QuarkusTest
@WithTestResource(ShopResource.class)
class AccessIT {
    private static final UUID TENANT = UUID.fromString("7d9f3a52-0000-4000-8000-000000000003");

    WorldServers shop;

    private static ValidatableResponse ask(String query, String... roles) {
        return given().auth()
                .oauth2(TestTokens.token(TENANT, "demo", "ada@example.com", roles))
                .contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    @Test
    void givesNullAndAnErrorForAFieldThatTheCallerMayNotSee() {
        shop.received().clear();
        ask("{ users { name address { street city { code } } } }", "geographer").body("errors", hasSize(2))
                .body("errors[0].extensions.code", equalTo("UNAUTHORIZED_FIELD_OR_TYPE"))
                .body("errors[0].path", contains("users", 0, "address", "street"))
                .body("data.users[0].name", equalTo("Ada"))
                .body("data.users[0].address", hasKey("street"))
                .body("data.users[0].address.street", nullValue())
                .body("data.users[0].address.city.code", equalTo("BRU"))
                .body("data.users[1].address", nullValue());
        assertThat(shop.received()).isNotEmpty()
                .allSatisfy(each -> assertThat(each.document()).doesNotContain("street"));
    }

    @Test
    void letsANullGoUpWhereTheFieldMayNotBeNull() {
        // City.code cannot be had, city cannot be null, address can.
        ask("{ me { name address { city { code } } } }", "rep").body("data.me.name", equalTo("Ada"))
                .body("data.me.address", nullValue())
                .body("errors[0].path", contains("me", "address", "city"));
        ask("{ product(upc: \"b1\") { upc ... on Book { pages } } }", "rep").body("data.product", nullValue())
                .body("errors[0].path", contains("product", "pages"));
    }

    @Test
    void asksNobodyWhereNothingIsLeft() {
        shop.received().clear();
        ask("mutation { rename(id: \"u1\", name: \"Eve\") { id } }", "admin").body("data.rename", nullValue())
                .body("errors[0].extensions.code", equalTo("UNAUTHORIZED_FIELD_OR_TYPE"));
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void keepsTheOrderOfTheSelection() {
        String body = ask("{ me { address { street } name id } }", "rep").extract().asString();
        assertThat(body).contains("{\"me\":{\"address\":{\"street\":null},\"name\":\"Ada\",\"id\":\"u1\"}}");
    }

    @Test
    void givesAllToWhoeverHasWhatIsAskedFor() {
        ask("{ me { address { city { code } } } }", "geographer").body("errors", nullValue());
        ask("{ me { address { city { code } } } }", "admin").body("errors", nullValue());
    }
}
