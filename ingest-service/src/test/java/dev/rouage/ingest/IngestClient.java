package dev.rouage.ingest;

import java.util.UUID;

import dev.rouage.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;

/** A company of its own, and the calls that its people and machines make. */
public final class IngestClient {
    public final UUID tenant = UUID.randomUUID();
    public final String integrator = TestTokens.integrator(tenant, "company");
    public final String admin = TestTokens.token(tenant, "company", "admin@company.example", "admin", "money");

    public String rep(String email) {
        return TestTokens.token(tenant, "company", email, "rep");
    }

    public String manager(String email) {
        return TestTokens.token(tenant, "company", email, "manager", "money");
    }

    public ValidatableResponse push(String kind, String... items) {
        return pushAs(UUID.randomUUID().toString(), kind, items);
    }

    public ValidatableResponse pushAs(String key, String kind, String... items) {
        return given().auth().oauth2(integrator).contentType(ContentType.JSON).header("Idempotency-Key", key)
                .body("{\"inputs\":[" + String.join(",", items) + "]}").post("/v1/" + kind + "/batch").then();
    }

    public ValidatableResponse query(String token, String query) {
        return given().auth().oauth2(token).contentType(ContentType.JSON)
                .body("{\"query\":\"" + query.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' ') + "\"}")
                .post("/graphql").then().statusCode(200);
    }

    public static String item(String externalId, String fields) {
        return "{\"rowKey\":\"row-" + externalId + "\",\"source\":\"crm\",\"externalId\":\"" + externalId
                + "\",\"fields\":{" + fields + "}}";
    }

    public static String item(String externalId, int version, String fields) {
        return "{\"rowKey\":\"row-" + externalId + "\",\"source\":\"crm\",\"externalId\":\"" + externalId
                + "\",\"version\":" + version + ",\"fields\":{" + fields + "}}";
    }
}
