package dev.rouage.e2e;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a GraphQL endpoint answered.
 *
 * @param status the HTTP status
 * @param body the JSON body; missing when the body is none
 */
record Answer(int status, JsonNode body) {

    /** The data of an answer without errors, at a JSON pointer. */
    JsonNode data(String pointer) {
        assertThat(status).as("%s", body).isEqualTo(200);
        assertThat(body.path("errors").isEmpty()).as("No errors in %s", body).isTrue();
        return at(pointer);
    }

    /** The data at a JSON pointer, whatever errors stand beside it; missing when there is none. */
    JsonNode at(String pointer) {
        return body.path("data").at(pointer);
    }

    /** The codes of all errors. */
    List<String> codes() {
        return body.path("errors").findValuesAsText("code");
    }
}
