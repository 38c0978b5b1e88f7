package dev.rouage.coaching.support;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;

/** Asks the subgraph over HTTP. */
public final class Graph {
    private static final String ENTITIES = "query($reps: [_Any!]!) { _entities(representations: $reps) {"
            + " ... on Rep { id %s } } }";

    private Graph() {}

    /** The answer with its data and errors. */
    public static JsonPath ask(String token, String document, Map<String, Object> variables) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON)
                .body(Map.of("query", document, "variables", variables)).post("/graphql").then().statusCode(200)
                .extract().jsonPath();
    }

    public static JsonPath ask(String token, String document) {
        return ask(token, document, Map.of());
    }

    /** Asks for fields of reps as the gateway does. */
    public static JsonPath reps(String token, List<UUID> ids, String fields) {
        return ask(token, ENTITIES.formatted(fields), Map.of("reps",
                ids.stream().map(id -> Map.of("__typename", "Rep", "id", id.toString())).toList()));
    }

    public static JsonPath rep(String token, UUID id, String fields) {
        return reps(token, List.of(id), fields);
    }

    /** Waits until what was published has taken effect. */
    public static void await(Callable<Boolean> effect) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(effect);
    }
}
