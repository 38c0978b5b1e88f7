package dev.rouage.ingest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

/** Somebody with every role in its own company looks for, guesses at and writes to what belongs to another. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class AttackerIT {
    private static final String SECRET = "Belongs to the victim";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    /** Queries that this test asks; a new one has to be added here. */
    private static final Set<String> QUERIES = Set.of("me", "rep", "reps", "team", "teams", "account", "accounts",
            "lead",
            "leads", "opportunity", "opportunities", "import", "imports", "qualityReport", "pipelineStages",
            "contracts", "contract", "activity", "activities", "surveyResponse", "surveyResponses", "complaint",
            "complaints", "review", "reviews", "spend", "spends", "fxRate", "fxRates", "connections", "connection",
            "parkedEvents", "deadLetters", "_entities", "_service");

    /** Paths that this test tries, or that name nothing of anybody's. */
    private static final Set<String> PATHS = Set.of("/v1/{kind}/batch", "/v1/imports", "/v1/imports/{id}",
            "/v1/imports/{id}/rejected", "/v1/people/{kind}/{source}/{externalId}", "/v1/quality",
            "/v1/connections", "/v1/connections/{id}", "/v1/connections/{id}/secret",
            "/v1/connections/{connection}/parked", "/v1/connections/{connection}/parked/replay",
            "/v1/webhooks/{vendor}/{connection}");

    private final IngestClient victim = new IngestClient();
    private final IngestClient attacker = new IngestClient();
    private String rep;
    private String team;
    private String account;
    private String lead;
    private String deal;
    private String load;
    private String connection;
    private final Map<String, String> dated = new LinkedHashMap<>();

    @BeforeEach
    void aVictim() {
        team = id("team", item("t", 1, "\"name\":\"" + SECRET + "\""));
        rep = id("rep", item("r", 1, "\"name\":\"" + SECRET + "\",\"email\":\"admin@company.example\",\"team\":\"t\""));
        account = id("account", item("a", 1, "\"name\":\"" + SECRET + "\""));
        lead = id("lead",
                item("l", 1, "\"detectedAt\":\"2026-01-01T00:00:00Z\",\"owner\":\"r\",\"channel\":\"" + SECRET + "\""));
        deal = id("opportunity",
                item("o", 1, "\"stage\":\"" + SECRET + "\",\"createdAt\":\"2026-01-01\",\"owner\":\"r\""));
        id("pipelineStage",
                item("s", 1, "\"pipeline\":\"" + SECRET + "\",\"stage\":\"" + SECRET + "\",\"category\":\"WON\""));
        dated.put("contract", id("contract", item("c", 1, "\"account\":\"a\",\"startOn\":\"2026-01-01\"")));
        dated.put("activity",
                id("activity", item("y", 1, "\"type\":\"CALL\",\"at\":\"2026-01-01T00:00:00Z\",\"rep\":\"r\"")));
        dated.put("surveyResponse", id("surveyResponse", item("v", 1,
                "\"score\":9,\"respondedAt\":\"2026-01-01T00:00:00Z\",\"survey\":\"" + SECRET + "\"")));
        dated.put("complaint", id("complaint",
                item("m", 1, "\"openedAt\":\"2026-01-01T00:00:00Z\",\"category\":\"" + SECRET + "\"")));
        dated.put("review", id("review",
                item("w", 1, "\"rating\":5,\"publishedAt\":\"2026-01-01T00:00:00Z\",\"source\":\"" + SECRET + "\"")));
        dated.put("spend", id("spend", item("p", 1, "\"side\":\"SALES\",\"category\":\"" + SECRET
                + "\",\"amount\":\"1\",\"currency\":\"EUR\",\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"")));
        dated.put("fxRate", id("fxRate",
                item("x", 1, "\"base\":\"USD\",\"quote\":\"EUR\",\"on\":\"2026-01-01\",\"rate\":\"1\"")));
        connection = given().auth().oauth2(victim.admin).contentType(ContentType.JSON)
                .body("{\"vendor\":\"standard\",\"source\":\"" + SECRET
                        + "\",\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}")
                .post("/v1/connections").then().statusCode(201).extract().path("id");
        load = given().auth().oauth2(victim.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", "load").body((SECRET + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=account").then().statusCode(202).extract().path("id");
    }

    @Test
    void everyQueryAnswersAsIfTheIdWereUnknown() {
        String unknown = UUID.randomUUID().toString();
        for (Map.Entry<String, String> root : queries().entrySet()) {
            String real = attacker.query(attacker.admin, "{ " + root.getValue() + " }").extract().asString();
            String none = attacker.query(attacker.admin, "{ " + root.getValue().replaceAll(ID, unknown) + " }")
                    .extract()
                    .asString();
            assertThat(real).as(root.getKey()).doesNotContain(SECRET);
            assertThat(real.replaceAll(ID, "")).as(root.getKey()).isEqualTo(none.replaceAll(ID, ""));
        }
    }

    @Test
    void theTestKnowsEveryPath() {
        Map<String, Object> paths = given().accept(ContentType.JSON).get("/openapi?format=json").then().statusCode(200)
                .extract().path("paths");
        assertThat(PATHS).containsAll(paths.keySet());
    }

    @Test
    void theTestKnowsEveryQuery() {
        List<String> roots = attacker.query(attacker.admin, "{ __schema { queryType { fields { name } } } }").extract()
                .path("data.__schema.queryType.fields.name");
        assertThat(new TreeSet<>(QUERIES)).containsAll(roots);
        Set<String> asked = new TreeSet<>(queries().keySet());
        asked.addAll(List.of("me", "_service"));
        assertThat(asked).isEqualTo(new TreeSet<>(QUERIES));
    }

    @Test
    void everyPathAnswersAsIfTheIdWereUnknown() {
        for (String path : new String[]{"/v1/imports/%s", "/v1/imports/%s/rejected", "/v1/quality?import=%s"}) {
            assertThat(get(path.formatted(load), 404)).doesNotContain(SECRET)
                    .isEqualTo(get(path.formatted(UUID.randomUUID()), 404).replaceAll(
                            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", load));
        }
        attacker.query(attacker.admin, "mutation { cancelImport(id:\"" + load + "\") { state } }")
                .body("errors[0].extensions.code", is("NOT_FOUND"));
        given().auth().oauth2(attacker.integrator).delete("/v1/imports/" + load).then()
                .statusCode(oneOf(404, 405));
    }

    @Test
    void anotherCompanysConnectionIsUnknown() {
        String path = "/v1/connections/" + connection;
        for (String part : new String[]{path, path + "/parked"}) {
            given().auth().oauth2(attacker.admin).get(part).then().statusCode(404).body("code", is("NOT_FOUND"));
        }
        given().auth().oauth2(attacker.admin).contentType(ContentType.JSON).body("{}").put(path).then()
                .statusCode(404);
        given().auth().oauth2(attacker.admin).contentType(ContentType.JSON)
                .body("{\"secret\":\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}").post(path + "/secret").then()
                .statusCode(404);
        given().auth().oauth2(attacker.admin).post(path + "/parked/replay").then().statusCode(404);
        given().auth().oauth2(attacker.admin).delete(path).then().statusCode(404);
        given().contentType(ContentType.JSON).body("{}").post("/v1/webhooks/standard/" + connection).then()
                .statusCode(401);
        given().contentType(ContentType.JSON).body("{}").post("/v1/webhooks/standard/" + UUID.randomUUID()).then()
                .statusCode(404);

        given().auth().oauth2(victim.admin).get(path).then().statusCode(200).body("source", is(SECRET));
    }

    @Test
    void theSameNamesInAnotherCompanyAreOtherRecords() {
        attacker.push("account", item("a", 9, "\"name\":\"Mine\"")).statusCode(200)
                .body("results[0].status", is("CREATED"));
        attacker.push("account", "{\"source\":\"crm\",\"externalId\":\"x\",\"op\":\"MERGE\",\"mergedInto\":\"a\"}")
                .statusCode(200);
        attacker.push("rep", "{\"source\":\"crm\",\"externalId\":\"r\",\"version\":99,\"op\":\"DELETE\"}")
                .statusCode(200);
        given().auth().oauth2(attacker.admin).delete("/v1/people/account/crm/a").then().statusCode(200);

        victim.query(victim.admin, "{ accounts { nodes { name } } reps { nodes { name } } }")
                .body("data.accounts.nodes.name", contains(SECRET)).body("data.reps.nodes.name", contains(SECRET));
    }

    @Test
    void aReferenceToAnothersRecordIsPendingWhateverItIsCalled() {
        attacker.push("opportunity",
                item("o",
                        "\"stage\":\"s\",\"createdAt\":\"2026-01-01\",\"owner\":\"r\",\"account\":\"" + account + "\""))
                .statusCode(200).body("results[0].warnings.code", contains("PENDING_REFERENCE", "PENDING_REFERENCE"));
        attacker.query(attacker.admin, "{ opportunities { nodes { owner { name } account { name } } } }")
                .body("data.opportunities.nodes[0].owner", is((Object) null))
                .body("data.opportunities.nodes[0].account", is((Object) null));
    }

    @Test
    void theSameIdempotencyKeyIsAnotherKey() {
        String body = item("k", 1, "\"name\":\"" + SECRET + "\"");
        victim.pushAs("shared-key", "account", body).statusCode(200);

        attacker.pushAs("shared-key", "account", item("k", 1, "\"name\":\"Mine\"")).statusCode(200)
                .header("Idempotent-Replayed", is((Object) null)).body("results[0].status", is("CREATED"));
    }

    @Test
    void noHeaderOrBodyChoosesTheCompany() {
        String body = "{\"tenant\":\"" + victim.tenant + "\",\"tenantId\":\"" + victim.tenant
                + "\",\"inputs\":[" + item("a", 50, "\"name\":\"Mine\"").replace("{\"rowKey\"",
                        "{\"tenant\":\"" + victim.tenant + "\",\"rowKey\"")
                + "]}";
        given().auth().oauth2(attacker.integrator).contentType(ContentType.JSON)
                .header("Idempotency-Key", "k").header("X-Tenant", victim.tenant)
                .header("X-Tenant-Id", victim.tenant).header("X-Rouage-Tenant", victim.tenant).body(body)
                .post("/v1/account/batch").then().statusCode(200).body("results[0].status", is("CREATED"));
        victim.query(victim.admin, "{ accounts { nodes { name } } }")
                .body("data.accounts.nodes.name", contains(SECRET));
    }

    private Map<String, String> queries() {
        String entities = "_entities(representations:[{__typename:\"Rep\",id:\"" + rep
                + "\"},{__typename:\"Team\",id:\""
                + team + "\"},{__typename:\"Account\",id:\"" + account + "\"},{__typename:\"Lead\",id:\"" + lead
                + "\"},{__typename:\"Opportunity\",id:\"" + deal
                + "\"}]) { ... on Rep { name } ... on Team { name } ... on Account { name } ... on Lead { channel } ... on Opportunity { stage } }";
        Map<String, String> queries = new LinkedHashMap<>(
                Map.ofEntries(Map.entry("rep", "rep(id:\"" + rep + "\") { name }"),
                        Map.entry("reps", "reps(filter:{team:\"" + team + "\"}) { nodes { name } }"),
                        Map.entry("team", "team(id:\"" + team + "\") { name reps { nodes { name } } }"),
                        Map.entry("teams", "teams(filter:{parentTeam:\"" + team + "\"}) { nodes { name } }"),
                        Map.entry("account", "account(id:\"" + account + "\") { name }"),
                        Map.entry("accounts", "accounts { nodes { name } }"),
                        Map.entry("lead", "lead(id:\"" + lead + "\") { channel }"),
                        Map.entry("leads", "leads(filter:{owner:\"" + rep + "\"}) { nodes { channel } }"),
                        Map.entry("opportunity", "opportunity(id:\"" + deal + "\") { stage }"),
                        Map.entry("opportunities", "opportunities(filter:{team:\"" + team + "\"}) { nodes { stage } }"),
                        Map.entry("import", "import(id:\"" + load + "\") { id state }"),
                        Map.entry("pipelineStages", "pipelineStages { nodes { stage } }"),
                        Map.entry("contracts", "contracts(account:\"" + account + "\") { nodes { externalId } }"),
                        Map.entry("imports", "imports { nodes { id } }"),
                        Map.entry("qualityReport", "qualityReport(importId:\"" + load + "\") { records }"),
                        Map.entry("connections", "connections { source }"),
                        Map.entry("connection", "connection(id:\"" + connection + "\") { source }"),
                        Map.entry("parkedEvents", "parkedEvents(connection:\"" + connection + "\") { payload }"),
                        Map.entry("deadLetters", "deadLetters { nodes { id } }"),
                        Map.entry("_entities", entities)));
        dated.forEach((kind, id) -> queries.put(kind, kind + "(id:\"" + id + "\") { externalId }"));
        queries.put("activities", "activities(filter:{rep:\"" + rep + "\"}) { nodes { externalId } }");
        queries.put("surveyResponses",
                "surveyResponses(filter:{team:\"" + team
                        + "\"}) { nodes { survey } } all: surveyResponses { nodes { survey } }");
        queries.put("complaints", "complaints { nodes { category } }");
        queries.put("reviews", "reviews { nodes { reviewSource } }");
        queries.put("spends", "spends { nodes { category amount } }");
        queries.put("fxRates", "fxRates { nodes { externalId } }");
        return queries;
    }

    private String get(String path, int status) {
        Response answer = given().auth().oauth2(attacker.integrator).get(path);
        answer.then().statusCode(status);
        return answer.asString();
    }

    private String id(String kind, String item) {
        return victim.push(kind, item).statusCode(200).extract().path("results[0].id");
    }
}
