package dev.rouage.ingest.limit;

import java.time.Duration;
import java.util.Map;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@TestProfile(LimitIT.Strict.class)
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class LimitIT {

    /** Three requests at once and one more every two hours; ten records at once; a millisecond for each check. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rouage.ingest.limit.requests", "0.00014", "rouage.ingest.limit.request-burst", "3",
                    "rouage.ingest.limit.records", "0.1", "rouage.ingest.limit.record-burst", "10",
                    "rouage.ingest.quality.time-limit", "0.001S");
        }
    }

    private final IngestClient company = new IngestClient();

    @Test
    void refusesRequestsBeyondTheBurstAndStoresNothingOfThem() {
        for (int i = 0; i < 3; i++) {
            company.push("account", item("a" + i, "\"name\":\"n\"")).statusCode(200);
        }
        String wait = company.push("account", item("late", "\"name\":\"n\"")).statusCode(429)
                .contentType("application/problem+json").body("code", is("TOO_MANY_REQUESTS")).extract()
                .header("Retry-After");

        assertThat(Long.parseLong(wait)).isBetween(6_000L, 7_300L);
        given().auth().oauth2(company.integrator).get("/v1/imports/x").then().statusCode(429);
        new IngestClient().push("account", item("a", "\"name\":\"n\"")).statusCode(200);
        company.query(company.admin, "{ accounts { nodes { externalId } } }").body("data.accounts.nodes.size()", is(3));
    }

    @Test
    void recordsAreChargedWhenTheyAreKnown() {
        String[] items = new String[25];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("a" + i, "\"name\":\"n\"");
        }
        company.push("account", items).statusCode(200);

        String wait = company.push("account", item("late", "\"name\":\"n\"")).statusCode(429).extract()
                .header("Retry-After");
        assertThat(Long.parseLong(wait)).isBetween(100L, 111L);
    }

    @Test
    void aReportNamesTheChecksThatTookTooLong() {
        company.push("account", item("a", "\"name\":\"n\"")).statusCode(200);
        String query = "{ qualityReport { state unfinished } }";

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "READY".equals(
                company.query(company.admin, query).extract().path("data.qualityReport.state")));

        company.query(company.admin, query).body("data.qualityReport.unfinished", hasItem("references"));
    }

    @Test
    void whoMayNotPushUsesNothingUp() {
        for (int i = 0; i < 5; i++) {
            given().auth().oauth2(company.rep("r@company.example")).get("/v1/imports/x").then().statusCode(403);
            given().get("/v1/imports/x").then().statusCode(401);
        }
        company.push("account", item("a", "\"name\":\"n\"")).statusCode(200);
    }
}
