package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Forty deals of Anna and ten of Ben in March 2026, one of Ben's without an amount, and one in April. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class RecordsIT {
    private static final Crm CRM = new Crm();
    private static final String MARCH = "period: {from: \"2026-03-01\", to: \"2026-04-01\"}";
    private static boolean published;

    @Inject
    CountingJourneys journeys;

    @BeforeEach
    void publishOnce() {
        if (!published) {
            published = true;
            KpiService.publish(changes());
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(51,
                ask("{kpi(id: WIN_RATE_BY_COUNT, period: {from: \"2026-01-01\", to: \"2027-01-01\"}) {total {n}}}")
                        .getInt("data.kpi.total.n")));
    }

    private static List<ChangeEvent> changes() {
        List<ChangeEvent> changes = new ArrayList<>(CRM.stages());
        changes.add(CRM.team("north", "none", "mona"));
        changes.add(CRM.rep("anna", "north"));
        changes.add(CRM.rep("ben", "south"));
        changes.add(CRM.rep("mona", "north"));
        for (int i = 0; i < 40; i++) {
            changes.add(CRM.deal("anna" + i, i % 4 == 0 ? "Lost" : "Won", "2026-03-" + (10 + i % 20), "100", "anna",
                    "account" + i % 7));
        }
        for (int i = 0; i < 9; i++) {
            changes.add(CRM.deal("ben" + i, "Won", "2026-03-1" + i, "200", "ben", "account" + i % 7));
        }
        changes.add(CRM.live(RecordKind.OPPORTUNITY, "bare", "{'stage':'Won','createdAt':'2026-01-01','closedAt':"
                + "'2026-03-31','owner':'" + CRM.id(RecordKind.REP, "ben") + "'}"));
        changes.add(CRM.deal("late", "Won", "2026-04-01", "300", "ben", "account1"));
        return changes;
    }

    @Test
    void pagesGoThroughEveryRecordOnce() {
        Set<String> ids = new TreeSet<>();
        String after = "";
        int pages = 0;
        boolean more = true;
        while (more) {
            JsonPath page = ask("{kpi(id: WIN_RATE_BY_COUNT, " + MARCH + ") {total {n records(first: 20" + after
                    + ") {nodes {opportunity {id}} edges {cursor} pageInfo {hasNextPage endCursor}}}}}");
            List<String> found = page.getList("data.kpi.total.records.nodes.opportunity.id");
            found.forEach(id -> assertTrue(ids.add(id), "twice: " + id));
            after = ", after: \"" + page.getString("data.kpi.total.records.pageInfo.endCursor") + "\"";
            more = page.getBoolean("data.kpi.total.records.pageInfo.hasNextPage");
            pages++;
        }

        assertEquals(50, ids.size());
        assertEquals(3, pages);
        assertFalse(ids.contains(CRM.id(RecordKind.OPPORTUNITY, "late").toString()));
    }

    @Test
    void whatIsLeftOutIsThereWithItsReason() {
        JsonPath answer = ask("{kpi(id: AVERAGE_SALE_VALUE, " + MARCH + ", filter: {reps: [\""
                + CRM.id(RecordKind.REP, "ben")
                + "\"]}) {total {n excluded {reason count} records(first: 100) {nodes {kind"
                + " counted opportunity {id} parts {measure day value excludedBecause}}}}}}");

        assertEquals(9, answer.getInt("data.kpi.total.n"));
        assertEquals(10, answer.getList("data.kpi.total.records.nodes").size());
        assertEquals(1, answer.getList("data.kpi.total.records.nodes.findAll {!it.counted}").size());
        String bare = "data.kpi.total.records.nodes.find {!it.counted}";
        assertEquals(CRM.id(RecordKind.OPPORTUNITY, "bare").toString(), answer.getString(bare + ".opportunity.id"));
        assertEquals("AMOUNT_MISSING", answer.getString(bare + ".parts[0].excludedBecause"));
        assertEquals("2026-03-31", answer.getString(bare + ".parts[0].day"));
        assertEquals(9 * 200,
                answer.<Number>getList("data.kpi.total.records.nodes.findAll {it.counted}.parts.value.flatten()")
                        .stream().mapToInt(Number::intValue).sum());
    }

    @Test
    void aGroupHasItsOwnRecords() {
        JsonPath answer = ask(
                "{kpi(id: WON_REVENUE, " + MARCH + ", by: [REP], grain: MONTH) {groups {values {value} figure {n"
                        + " records(first: 100) {nodes {id}}} series {figure {records {nodes {id}}}}}}}");

        String anna = "data.kpi.groups.find {it.values[0].value == '" + CRM.id(RecordKind.REP, "anna") + "'}";
        assertEquals(30, answer.getInt(anna + ".figure.n"));
        assertEquals(30, answer.getList(anna + ".figure.records.nodes").size());
        assertEquals(20, answer.getList(anna + ".series[0].figure.records.nodes").size());
    }

    @Test
    void opensTheFiguresOfAHundredRepsWithAStatementForEachField() {
        String reps = Stream.concat(Stream.of("anna", "ben"), IntStream.range(0, 98).mapToObj(i -> "nobody" + i))
                .map(name -> "{__typename: \"Rep\", id: \"" + CRM.id(RecordKind.REP, name) + "\"}")
                .collect(Collectors.joining(" "));
        journeys.statements();

        JsonPath answer = ask("{_entities(representations: [" + reps + "]) {... on Rep {"
                + "a: kpi(id: WON_REVENUE, " + MARCH + ") {total {records(first: 100) {nodes {id}}}}"
                + " b: kpi(id: WON_REVENUE, " + MARCH + ", grain: MONTH) {total {records(first: 5) {nodes {id}}}"
                + " series {figure {records(first: 100) {nodes {id}}}}}}}}");

        int statements = journeys.statements();
        assertTrue(statements == 1 || statements == 2, () -> statements + " statements for two fields of 100 reps");
        assertEquals(30, answer.getList("data._entities[0].a.total.records.nodes").size());
        assertEquals(5, answer.getList("data._entities[0].b.total.records.nodes").size());
        assertEquals(30, answer.getList("data._entities[0].b.series[0].figure.records.nodes").size());
        assertEquals(10, answer.getList("data._entities[1].a.total.records.nodes").size());
        assertEquals(0, answer.getList("data._entities[99].a.total.records.nodes").size());
    }

    @Test
    void nobodyOpensTheRecordsOfOthers() {
        String query = "{a: kpi(id: WON_REVENUE, " + MARCH
                + ") {total {n records(first: 100) {nodes {id parts {value}}}}}"
                + " b: kpi(id: WON_REVENUE, " + MARCH + ") {total {records(first: 5) {nodes {id}}}}}";

        JsonPath ben = KpiService.ask(KpiService.person(CRM.tenant.value(), "ben", "rep"), query);
        assertEquals(39, ben.getInt("data.a.total.n"));
        assertEquals(10, ben.getList("data.a.total.records.nodes").size());
        assertEquals(5, ben.getList("data.b.total.records.nodes").size());
        assertNull(ben.get("data.a.total.records.nodes[0].parts[0].value"), "amounts are for the role money");
        JsonPath mona = KpiService.ask(KpiService.person(CRM.tenant.value(), "mona", "manager", "money"), query);
        assertEquals(30, mona.getList("data.a.total.records.nodes").size());
        assertEquals(100, mona.getInt("data.a.total.records.nodes[0].parts[0].value"));
        JsonPath stranger = KpiService.ask(KpiService.person(UUID.randomUUID(), "ben", "admin"), query);
        assertEquals(0, stranger.getList("data.a.total.records.nodes").size());
        assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(KpiService.admin(CRM), "{kpi(id: WON_REVENUE, " + MARCH
                + ") {total {records(after: \"x\") {nodes {id}}}}}").getString("errors[0].extensions.code"));
    }

    @Test
    void figuresAndRecordsAreFilesToo() {
        String anna = CRM.id(RecordKind.REP, "anna").toString();
        String address = "/v1/figures/WON_REVENUE?from=2026-03-01&to=2026-04-01";

        String csv = file("text/csv", address + "&by=REP&grain=MONTH");
        assertTrue(csv.startsWith("row,from,to,rep,kpi,value,"), csv);
        assertEquals(1 + 2 + 2 * 2, csv.lines().count(), csv);
        assertTrue(csv.contains("\r\nGROUP,2026-03-01,2026-04-01," + anna + ",WON_REVENUE,3000"), csv);
        String json = file("application/x-ndjson", address + "&by=REP");
        assertEquals(3, json.lines().count(), json);
        assertEquals(4800.0, JsonPath.from(json.lines().findFirst().orElseThrow()).getDouble("value"));

        String deals = file("text/csv", address.replace("?", "/records?"));
        assertEquals(1 + 40, deals.lines().count(), deals);
        assertTrue(deals.contains("AMOUNT_MISSING"), deals);
        String lines = file("application/x-ndjson", address.replace("?", "/records?") + "&reps=" + anna);
        assertEquals(30, lines.lines().count(), lines);
        assertEquals("WON_AMOUNT", JsonPath.from(lines.lines().findFirst().orElseThrow()).getString("measure"));
    }

    @Test
    void aScorecardIsAFileToo() {
        String address = "/v1/scorecard?from=2026-03-01&to=2026-04-01&compare=PREVIOUS_PERIOD";

        String csv = file("text/csv", address);
        String json = file("application/x-ndjson", address + "&reps=" + CRM.id(RecordKind.REP, "ben"));

        assertEquals(1 + KpiId.values().length, csv.lines().count(), csv);
        assertTrue(csv.contains("\r\nTOTAL,2026-03-01,2026-04-01,WON_REVENUE,4800"), csv);
        assertTrue(csv.lines().anyMatch(line -> line.contains(",AVERAGE_SALE_VALUE,")
                && line.endsWith(",EVENT,,AMOUNT_MISSING=1")), csv);
        String revenue = json.lines().filter(line -> line.contains("WON_REVENUE")).findFirst().orElseThrow();
        assertEquals(1800.0, JsonPath.from(revenue).getDouble("value"));
        problem(403, "FORBIDDEN", KpiService.person(CRM.tenant.value(), "ben", "rep"),
                address + "&reps=" + CRM.id(RecordKind.REP, "anna"));
        problem(400, "INVALID_ARGUMENT", KpiService.admin(CRM), "/v1/scorecard?named=NEVER");
    }

    @Test
    void aGroupOfATeamHasTheRecordsOfTheTeamsMergedIntoIt() {
        Crm crm = new Crm();
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.team("north", "none", "mona"));
        changes.add(crm.merged(RecordKind.TEAM, "arctic", "north"));
        changes.add(crm.rep("anna", "north"));
        changes.add(crm.rep("ben", "arctic"));
        changes.add(crm.live(RecordKind.REP, "cora", "{'name':'cora','team':'no id'}"));
        changes.add(crm.deal("a", "Won", "2026-03-10", "1", "anna", "acme"));
        changes.add(crm.deal("b", "Won", "2026-03-11", "2", "ben", "acme"));
        changes.add(crm.deal("c", "Won", "2026-03-12", "4", "nobody", "acme"));
        changes.add(crm.deal("d", "Won", "2026-03-13", "8", "cora", "acme"));
        KpiService.publish(changes);
        String query = "{kpi(id: WON_REVENUE, " + MARCH + ", by: [TEAM]) {groups {values {value} figure {n value"
                + " records {nodes {id}}}}}}";
        JsonPath answer = Awaitility.await().atMost(Duration.ofSeconds(30)).until(
                () -> KpiService.ask(KpiService.admin(crm), query),
                found -> found.<Integer>getList("data.kpi.groups.figure.n").stream().mapToInt(n -> n).sum() == 4);

        String north = "data.kpi.groups.find {it.values[0].value == '" + crm.id(RecordKind.TEAM, "north") + "'}";
        assertEquals(2, answer.getInt(north + ".figure.n"));
        assertEquals(2, answer.getList(north + ".figure.records.nodes").size());
        assertEquals(2,
                answer.getList("data.kpi.groups.find {it.values[0].value == null}.figure.records.nodes").size());
    }

    @Test
    void filesShowNoMoreThanTheGraph() {
        String address = "/v1/figures/WON_REVENUE/records?from=2026-03-01&to=2026-04-01";
        String ben = RestAssured.given().auth().oauth2(KpiService.person(CRM.tenant.value(), "ben", "rep"))
                .accept("text/csv").get(address).then().statusCode(200).extract().asString();

        assertEquals(1 + 10, ben.lines().count(), ben);
        assertFalse(ben.contains("200"), ben);
        RestAssured.given().accept("text/csv").get(address).then().statusCode(401);
        problem(404, "NOT_FOUND", KpiService.admin(CRM), "/v1/figures/NONSENSE?named=TODAY");
        problem(400, "INVALID_ARGUMENT", KpiService.admin(CRM), "/v1/figures/WON_REVENUE?named=NEVER");
        problem(400, "INVALID_ARGUMENT", KpiService.admin(CRM), "/v1/figures/WON_REVENUE?from=2026-02-30&to=x");
        problem(403, "FORBIDDEN", KpiService.person(CRM.tenant.value(), "ben", "rep"),
                address + "&reps=" + CRM.id(RecordKind.REP, "anna"));
        problem(403, "FORBIDDEN", KpiService.person(CRM.tenant.value(), "machine", "integrator"), address);
    }

    private static void problem(int status, String code, String token, String address) {
        assertEquals(code, RestAssured.given().auth().oauth2(token).accept("text/csv").get(address).then()
                .statusCode(status).extract().jsonPath().getString("code"), address);
    }

    private static String file(String type, String address) {
        return RestAssured.given().auth().oauth2(KpiService.admin(CRM)).accept(type).get(address).then().statusCode(200)
                .extract().asString();
    }

    private static JsonPath ask(String query) {
        return KpiService.ask(KpiService.admin(CRM), query);
    }
}
