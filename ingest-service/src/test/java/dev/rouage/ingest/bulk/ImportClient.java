package dev.rouage.ingest.bulk;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.rouage.ingest.IngestClient;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** The calls around imports, as a company's machine makes them. */
final class ImportClient {
    private static final String NDJSON = "application/x-ndjson";

    private final IngestClient company;

    ImportClient(IngestClient company) {
        this.company = company;
    }

    ValidatableResponse ndjson(String query, String lines) {
        return ndjsonAs(UUID.randomUUID().toString(), query, lines);
    }

    ValidatableResponse ndjsonAs(String key, String query, String lines) {
        return post(key, query, NDJSON, bytes(lines));
    }

    ValidatableResponse csv(String query, byte[] body) {
        return post(UUID.randomUUID().toString(), query, "text/csv", body);
    }

    ValidatableResponse encoded(String encoding, byte[] body) {
        return request(UUID.randomUUID().toString(), NDJSON).header("Content-Encoding", encoding).body(body)
                .post("/v1/imports?kind=account").then();
    }

    ValidatableResponse post(String key, String query, String type, byte[] body) {
        return request(key, type).body(body).post("/v1/imports?" + query).then();
    }

    private RequestSpecification request(String key, String type) {
        return given().config(RestAssuredConfig.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(company.integrator).header("Idempotency-Key", key).contentType(type);
    }

    ValidatableResponse find(String id) {
        return given().auth().oauth2(company.integrator).get("/v1/imports/" + id).then();
    }

    ValidatableResponse list(String query) {
        return list(query, 200);
    }

    ValidatableResponse list(String query, int status) {
        return given().auth().oauth2(company.integrator).get("/v1/imports" + query).then().statusCode(status);
    }

    ValidatableResponse rejected(String id) {
        return given().auth().oauth2(company.integrator).get("/v1/imports/" + id + "/rejected").then();
    }

    ValidatableResponse cancel(String id) {
        return given().auth().oauth2(company.integrator).delete("/v1/imports/" + id).then();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
