package dev.rouage.ingest.quality;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class QualityIT {
    private final IngestClient company = new IngestClient();

    @Test
    void findsWhatIsWrongWithTheRecordsAsAWhole() {
        String soon = Instant.now().plusSeconds(3_600).toString();
        company.push("rep", item("r1",
                "\"name\":\"Ann\",\"email\":\"A@x.example\",\"hiredOn\":\"2026-02-01\",\"leftOn\":\"2026-01-01\""),
                item("r2", "\"name\":\"Bob\",\"email\":\"a@X.example\"")).statusCode(200);
        company.push("account", item("a1", "\"name\":\"Acme\",\"country\":\"FR\""),
                item("a2", "\"name\":\"ACME\",\"country\":\"fr\""), item("a3", "\"name\":\"Acme\",\"country\":\"DE\""),
                item("gone", "\"name\":\"Gone\"")).statusCode(200);
        company.push("account", "{\"source\":\"crm\",\"externalId\":\"gone\",\"op\":\"DELETE\"}").statusCode(200);
        company.push("pipelineStage", item("s1", "\"pipeline\":\"\",\"stage\":\"Won\",\"category\":\"WON\""))
                .statusCode(200);
        company.push("fxRate", item("f1", "\"base\":\"USD\",\"quote\":\"EUR\",\"on\":\"2026-01-01\",\"rate\":\"0.9\""))
                .statusCode(200);
        company.push("opportunity",
                item("o1", deal("\"owner\":\"nobody\",\"account\":\"gone\",\"amount\":1,\"currency\":\"EUR\"")),
                item("o2", deal("\"closedAt\":\"2025-12-30\",\"amount\":1,\"currency\":\"EUR\"")),
                item("o3", deal("\"closedAt\":\"2026-01-20\",\"amount\":1,\"currency\":\"USD\"")),
                item("o4", deal("\"closedAt\":\"2026-03-01\",\"amount\":1,\"currency\":\"USD\"")),
                item("o5", "\"stage\":\"Odd\",\"pipeline\":\"P\",\"createdAt\":\"2026-01-01\"")).statusCode(200);
        company.push("activity", item("c1", "\"type\":\"CALL\",\"at\":\"" + soon + "\"")).statusCode(200);

        JsonPath report = ready("/v1/quality");

        assertThat(report.getLong("records")).isEqualTo(13);
        assertThat(report.getList("unfinished")).isEmpty();
        assertThat(found(report)).contains("PENDING_REFERENCE opportunity owner null 1/5",
                "DELETED_REFERENCE opportunity account null 1/5", "NEGATIVE_SPAN rep leftOn null 1/2",
                "NEGATIVE_SPAN opportunity closedAt null 1/5", "MISSING_RATE opportunity currency USD 1/5",
                "UNMAPPED_STAGE opportunity stage P / Odd 1/5", "FUTURE_DATE activity at null 1/1",
                "DUPLICATE account name null 2/3", "DUPLICATE rep email null 2/2",
                "MISSING_FIELD opportunity amount null 1/5", "MISSING_FIELD rep team null 2/2");
        assertThat(found(report)).noneMatch(line -> line.startsWith("REJECTED"));
        assertThat(report.getString("findings.find { it.code == 'MISSING_RATE' }.examples[0].externalId"))
                .isEqualTo("o4");
    }

    @Test
    void looksAtOneSourceOrOneImport() {
        company.push("opportunity", item("1", deal("\"owner\":\"x\"")),
                item("2", deal("\"owner\":\"x\"")).replace("\"crm\"", "\"other\"")).statusCode(200);
        String first = send(item("3", deal("\"owner\":\"x\"")) + "\n" + item("4", deal("")) + "\n{oops");
        String second = send(item("5", deal("\"owner\":\"x\"")));

        assertThat(found(ready("/v1/quality?source=other"))).contains("PENDING_REFERENCE opportunity owner null 1/1");
        assertThat(found(ready("/v1/quality?import=" + first))).contains(
                "PENDING_REFERENCE opportunity owner null 1/2", "REJECTED opportunity  MALFORMED_JSON 1/0");
        JsonPath report = ready("/v1/quality?import=" + second);
        assertThat(report.getList("findings.find { it.code == 'PENDING_REFERENCE' }.examples.externalId"))
                .isEqualTo(List.of("5"));
    }

    @Test
    void managersSeeCountsOnlyAndOthersNothing() {
        company.push("opportunity", item("1", deal("\"owner\":\"x\""))).statusCode(200);
        ready("/v1/quality");
        String query = "{ a: qualityReport { state records findings { code count examples { externalId } } } "
                + "b: qualityReport(source:\"crm\") { source state } }";

        company.query(company.manager("m@company.example"), query).body("errors", nullValue())
                .body("data.a.records", is(1)).body("data.a.findings[0].examples", nullValue())
                .body("data.b.source", is("crm"));
        company.query(company.admin, query).body("data.a.findings[0].examples", notNullValue())
                .body("data.a.findings.find { it.code == 'PENDING_REFERENCE' }.examples.externalId", contains("1"));
        company.query(company.rep("r@company.example"), query).body("errors[0].extensions.code", is("FORBIDDEN"));
        given().auth().oauth2(company.rep("r@company.example")).get("/v1/quality").then().statusCode(403);
        given().get("/v1/quality").then().statusCode(401);
    }

    @Test
    void unknownImportsAndThoseOfOthersAreNotFound() {
        String foreign = new QualityIT().send(item("1", deal("")));
        for (String id : new String[]{foreign, UUID.randomUUID().toString(), "nonsense"}) {
            given().auth().oauth2(company.admin).get("/v1/quality?import=" + id).then().statusCode(404)
                    .body("code", is("NOT_FOUND"));
        }
        given().auth().oauth2(company.admin).get("/v1/quality?source=" + "x".repeat(256)).then().statusCode(400)
                .body("code", is("INVALID_ARGUMENT"));
    }

    private static String deal(String more) {
        return "\"stage\":\"Won\",\"createdAt\":\"2026-01-01\"" + (more.isEmpty() ? "" : "," + more);
    }

    private String send(String lines) {
        return given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", UUID.randomUUID()).body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=opportunity").then().statusCode(202).extract().path("id");
    }

    private JsonPath ready(String path) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> given().auth().oauth2(company.admin).get(path).then().extract().jsonPath(),
                report -> "READY".equals(report.getString("state")));
    }

    private static List<String> found(JsonPath report) {
        return report.<Map<String, Object>>getList("findings").stream().map(one -> one.get("code") + " "
                + one.get("kind") + " " + one.get("field") + " " + one.get("detail") + " " + one.get("count") + "/"
                + one.get("of")).toList();
    }
}
