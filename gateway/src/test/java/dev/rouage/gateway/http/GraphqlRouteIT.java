package dev.rouage.gateway.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(ShopResource.class)
class GraphqlRouteIT {
    private static final UUID TENANT = UUID.fromString("7d9f3a52-0000-4000-8000-000000000001");
    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String[] SIMPLE = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"};

    @TestHTTPResource("/graphql")
    URI url;

    WorldServers shop;

    @AfterEach
    void everySubgraphBehavesAgain() {
        shop.misbehave(null);
    }

    private static String token(String... roles) {
        return TestTokens.token(TENANT, "demo", "ada@example.com", roles);
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(token("rep")).contentType("application/json");
    }

    private static ValidatableResponse ask(String query) {
        return caller().accept(GRAPHQL).body(Map.of("query", query)).post("/graphql").then();
    }

    @Test
    void answersAcrossSubgraphsAndSendsTokenAndTraceAlong() {
        String token = token("rep");
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        shop.received().clear();

        given().auth()
                .oauth2(token)
                .header("traceparent", trace)
                .contentType("application/json")
                .accept(GRAPHQL)
                .body(Map.of("query", "query Mine($n: Int!) { me { name reviews(first: $n) { body } } }", "variables",
                        Map.of("n", 1)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .contentType(startsWith(GRAPHQL))
                .body("errors", nullValue())
                .body("data.me.name", equalTo("Ada"))
                .body("data.me.reviews.body", equalTo(java.util.List.of("Turns well")))
                .header("cache-control", equalTo("no-store"));

        assertThat(shop.received()).hasSize(2)
                .allSatisfy(each -> assertThat(each.authorization()).isEqualTo("Bearer " + token))
                .allSatisfy(each -> assertThat(each.traceparent()).isEqualTo(trace));
    }

    @Test
    void refusesWhoeverHasNoValidToken() {
        shop.received().clear();
        var nobody = given().contentType("application/json").body(Map.of("query", "{ me { name } }"));
        nobody.post("/graphql")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("www-authenticate", containsString("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));

        String expired = TestTokens.of(TENANT, "demo").lifetime(Duration.ofMinutes(-5)).sign();
        String elsewhere = TestTokens.of(TENANT, "demo").audience("another").sign();
        String forged = token("rep").substring(0, token("rep").length() - 8) + "AAAAAAAA";
        for (String invalid : new String[]{expired, elsewhere, forged, "nonsense"}) {
            given().auth()
                    .oauth2(invalid)
                    .contentType("application/json")
                    .body(Map.of("query", "{ me { name } }"))
                    .post("/graphql")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void tellsByItsStatusWhetherARequestWasExecuted() {
        String invalid = "{ me { nothingOfTheKind } }";
        ask(invalid).statusCode(400)
                .contentType(startsWith(GRAPHQL))
                .body("errors[0].extensions.code", equalTo("GRAPHQL_VALIDATION_FAILED"))
                .body("$", not(org.hamcrest.Matchers.hasKey("data")));
        caller().accept("application/json").body(Map.of("query", invalid)).post("/graphql").then().statusCode(200);
        ask("{ me {").statusCode(400).body("errors[0].extensions.code", equalTo("GRAPHQL_PARSE_FAILED"));
        ask("query A { me { id } } query B { me { id } }").statusCode(400)
                .body("errors[0].extensions.code", equalTo("OPERATION_RESOLUTION_FAILURE"));
        ask("query ($n: Int!) { latestReviews(first: $n) { id } }").statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
    }

    @Test
    void readsQueriesByGetButNoMutations() {
        given().auth()
                .oauth2(token("rep"))
                .queryParam("query", "query($i: [ID!]) { users(ids: $i) { name } }")
                .queryParam("variables", "{\"i\":[\"u2\"]}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("data.users.name", equalTo(java.util.List.of("Bob")));
        given().auth()
                .oauth2(token("rep"))
                .queryParam("query", "mutation { rename(id: \"u1\", name: \"Eve\") { id } }")
                .get("/graphql")
                .then()
                .statusCode(405)
                .header("allow", containsString("POST"))
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void refusesWhatIsNoGraphqlRequest() {
        caller().contentType("text/plain").body("{ me { id } }").post("/graphql").then().statusCode(415);
        caller().accept("text/html").body(Map.of("query", "{ me { id } }")).post("/graphql").then().statusCode(406)
                .body("code", equalTo("NOT_ACCEPTABLE"));
        caller().body("[]").post("/graphql").then().statusCode(400).body("code", equalTo("BATCHING_NOT_SUPPORTED"));
        caller().body("{\"query\":\"{ me { id } }\",\"query\":\"{ me { name } }\"}")
                .post("/graphql")
                .then()
                .statusCode(400);
        caller().body(Map.of("variables", Map.of())).post("/graphql").then().statusCode(400);
        caller().body(Map.of("query", "{ me { id } }", "variables", 7)).post("/graphql").then().statusCode(400);
        caller().delete("/graphql").then().statusCode(405);
    }

    @Test
    void answersInTheMediaTypeThatIsAskedFor() {
        String query = "{\"query\":\"{ __typename }\"}";
        for (String accepted : new String[]{"application/json", "*/*", "application/*;q=0.5, text/html"}) {
            caller().accept(accepted).body(query).post("/graphql").then().statusCode(200)
                    .contentType(startsWith("application/json"))
                    .body("data.__typename", equalTo("Query"));
        }
        caller().accept("application/json;q=0.5, application/graphql-response+json").body(query)
                .post("/graphql")
                .then()
                .contentType(equalTo(GRAPHQL + "; charset=utf-8"));
        caller().accept("application/graphql-response+json;q=0.1, application/json").body(query)
                .post("/graphql")
                .then()
                .contentType(equalTo("application/json; charset=utf-8"));
    }

    @Test
    void takesNullForWhatMayBeLeftOutAndNothingElseForIt() {
        caller().body("{\"query\":\"{ __typename }\",\"variables\":null,\"operationName\":null,\"extensions\":null}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue());
        for (String wrong : new String[]{"\"variables\":[]", "\"operationName\":1", "\"extensions\":\"x\"",
                "\"query\":{}"}) {
            caller().body("{\"query\":\"{ __typename }\"," + wrong + "}").post("/graphql").then().statusCode(400);
        }
        caller().post("/graphql").then().statusCode(400).body("code", equalTo("BAD_REQUEST"));
        caller().body("{ \"not a JSON").post("/graphql").then().statusCode(400);
    }

    @Test
    void refusesWhatABrowserSendsToAnotherSiteWithoutAsking() throws Exception {
        var http = java.net.http.HttpClient.newHttpClient();
        for (String simple : SIMPLE) {
            var request = java.net.http.HttpRequest.newBuilder(url)
                    .header("authorization", "Bearer " + token("rep"))
                    .header("content-type", simple)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"query\":\"{ me { id } }\"}"))
                    .build();
            var response = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(response.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
        }
    }

    @Test
    void answersIntrospectionItself() {
        shop.received().clear();
        ask("{ __schema { queryType { name } } __type(name: \"User\") { fields { name } } __typename }").statusCode(200)
                .body("data.__schema.queryType.name", equalTo("Query"))
                .body("data.__type.fields.name", not(org.hamcrest.Matchers.hasItem("secret")))
                .body("data.__typename", equalTo("Query"));
        assertThat(shop.received()).isEmpty();
        ask("{ _entities(representations: []) { __typename } }").statusCode(400);
    }

    @Test
    void givesWhatItHasWhenASubgraphFails() {
        shop.misbehave(new WorldServers.Fault("products", 500, "oops", 0));
        ask("{ me { name favourite { upc } } }").statusCode(200)
                .body("data.me.name", equalTo("Ada"))
                .body("data.me.favourite", nullValue())
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(java.util.List.of("me", "favourite")))
                .body("errors[0].extensions.code", equalTo("SUBGRAPH_INVALID_RESPONSE"));
        shop.misbehave(new WorldServers.Fault("products", 200, "{\"data\":null}", 4_000));
        ask("{ me { name favourite { upc } } }").statusCode(200)
                .body("data.me.name", equalTo("Ada"))
                .body("errors[0].extensions.code", equalTo("SUBGRAPH_TIMEOUT"));
    }

    @Test
    void showsThePlanToAnAdminOnly() {
        var body = Map.of("query", "{ users { name reviews { body } } }", "extensions", Map.of("plan", true));
        given().auth()
                .oauth2(token("admin"))
                .contentType("application/json")
                .body(body)
                .post("/graphql")
                .then()
                .body("extensions.plan.subgraphRequests", equalTo(2))
                .body("extensions.plan.steps.subgraph", equalTo(java.util.List.of("users", "reviews")));
        caller().body(body).post("/graphql").then().body("extensions", nullValue());
    }

    @Test
    void countsTheRequestsToEachSubgraph() {
        ask("query Counted { me { name } }").statusCode(200);
        given().get("/q/metrics")
                .then()
                .body(containsString("rouage_gateway_subgraph_requests_seconds_count{outcome=\"answered\","
                        + "subgraph=\"users\"}"))
                .body(containsString("rouage_gateway_operations_seconds_count{operation=\"Counted\","
                        + "outcome=\"answered\"}"));
    }

    @Test
    void servesGraphiqlFromItsOwnAssets() {
        given().get("/graphiql").then().statusCode(200).body(containsString("graphiql.min.js"));
        given().get("/graphql-ui/graphiql.min.js").then().statusCode(200);
    }
}
