package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two deals of Anna and three of Ben, created in March 2025: one won, one lost, one open without an amount. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class StageFilesIT {
    private static final Crm CRM = new Crm();
    private static final String MARCH = "?from=2025-03-01&to=2025-04-01";
    private static final String YEAR = "?from=2025-01-01&to=2026-01-01";
    private static final String ANNA = CRM.id(RecordKind.REP, "anna").toString();
    private static final String BEN = CRM.id(RecordKind.REP, "ben").toString();
    private static boolean published;

    @BeforeEach
    void publishOnce() {
        if (!published) {
            published = true;
            KpiService.publish(changes());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> KpiService.ask(KpiService.admin(CRM),
                    "{pipeline {deals}}").<Integer>getList("data.pipeline.deals").stream().mapToInt(n -> n).sum() == 3);
            KpiService.ask(KpiService.admin(CRM), "mutation {addObjectives(inputs: [{rep: \"" + ANNA
                    + "\", kpi: WON_REVENUE, target: 3650, from: \"2025-01-01\", to: \"2026-01-01\"}]) {id}}");
        }
    }

    private static List<ChangeEvent> changes() {
        List<ChangeEvent> changes = new ArrayList<>();
        changes.add(stage("Open", "OPEN", 1, "0.5"));
        changes.add(CRM.live(RecordKind.PIPELINE_STAGE, "Talk", "{'stage':'Talk','category':'OPEN','position':2}"));
        changes.add(stage("Won", "WON", 3, "1"));
        changes.add(stage("Lost", "LOST", 4, "0"));
        changes.add(CRM.team("north", "none", "mona"));
        changes.add(rep("anna", "north", "'hiredOn':'2025-01-01'"));
        changes.add(rep("ben", "south", "'hiredOn':'2025-02-01'"));
        changes.add(rep("mona", "north", "'hiredOn':'2020-01-01'"));
        changes.add(deal("a1", "anna", "Talk", "'amount':'100'", "Open 2025-03-02", "Talk 2025-03-05"));
        changes.add(deal("a2", "anna", "Won", "'amount':'1000','closedAt':'2025-03-20'", "Open 2025-03-02",
                "Talk 2025-03-06", "Won 2025-03-20"));
        changes.add(deal("b1", "ben", "Open", "'amount':'40'", "Open 2025-03-10"));
        changes.add(deal("b2", "ben", "Lost", "'amount':'500','closedAt':'2025-03-15'", "Open 2025-03-10",
                "Lost 2025-03-15"));
        changes.add(deal("b3", "ben", "Open", "'lead':'" + UUID.randomUUID() + "'", "Open 2025-03-10"));
        return changes;
    }

    @Test
    void aFunnelIsAFile() {
        assertEquals(List.of("from,to,source,pipeline,stage,category,position,deals,created,share,shareOfPrevious",
                "2025-03-01,2025-04-01,crm,,Open,OPEN,1,5,5,1.000000,",
                "2025-03-01,2025-04-01,crm,,Talk,OPEN,2,2,5,0.400000,0.400000",
                "2025-03-01,2025-04-01,crm,,Won,WON,3,1,5,0.200000,0.500000"), csv("/v1/funnel" + MARCH, 11));

        List<JsonPath> any = json("/v1/funnel" + MARCH + "&funnelMode=ANY_STAGE_REACHED&reps=" + BEN);
        assertEquals(List.of("Open 3/3"), any.stream().filter(line -> line.getInt("deals") > 0)
                .map(line -> line.getString("stage") + " " + line.get("deals") + "/" + line.get("created")).toList());
        assertTrue(any.getFirst().getString("dataThrough").startsWith("2026-01-01T"));
        assertFalse(any.getFirst().getString("computedAt").isEmpty());
    }

    @Test
    void bottlenecksAreAFile() {
        assertEquals(List.of(
                "from,to,source,pipeline,stage,position,entries,advanced,lost,movedBack,stillThere,left,medianDays,"
                        + "p75Days,meanDays,totalDays,shareOfTotal,bottleneck,openStays",
                "2025-03-01,2025-04-01,crm,,Open,1,5,2,1,0,2,3,4.0000,4.5000,4.0000,12,0.461538,false,2",
                "2025-03-01,2025-04-01,crm,,Talk,2,2,1,0,0,1,1,14.0000,14.0000,14.0000,14,0.538462,true,1"),
                csv("/v1/stage-bottlenecks" + MARCH, 19));

        List<JsonPath> ofNorth = json("/v1/stage-bottlenecks" + MARCH + "&teams=" + CRM.id(RecordKind.TEAM, "north"));
        assertEquals(List.of(2, 2), ofNorth.stream().map(line -> line.getInt("entries")).toList());
        assertEquals(26.0, ofNorth.getLast().getDouble("meanOpenDays"), "from the fifth to the last day of March");
    }

    @Test
    void aPipelineIsAFile() {
        List<String> lines = csv("/v1/pipeline", 10);
        assertEquals(
                List.of("source,pipeline,stage,position,probability,deals,amount,weighted,currency,noAmountBecause",
                        "crm,,Open,1,0.5,2,40,20.0,EUR,"),
                lines.subList(0, 2));
        assertTrue(lines.get(2).startsWith("crm,,Talk,2,,1,100,,EUR,Nobody has told"), lines.get(2));
        assertTrue(file("text/csv", "/v1/pipeline").lines().toList().get(1).endsWith(",AMOUNT_MISSING=1"));

        assertEquals(List.of("Open"), json("/v1/pipeline?reps=" + BEN).stream()
                .filter(line -> line.getInt("deals") > 0).map(line -> line.getString("stage")).toList());
        assertEquals(0, json("/v1/pipeline?pipelines=other").size());
        assertEquals(List.of("Open 2 null", "Talk 1 null"),
                lines(file(person("ben", "rep"), "application/x-ndjson", "/v1/pipeline")).stream()
                        .map(line -> line.getString("stage") + " " + line.get("deals") + " " + line.get("amount"))
                        .toList(),
                "the company's pipeline is everybody's, its amounts are not");
    }

    @Test
    void prospectsAreAFile() {
        JsonPath customers = json("/v1/prospects-needed" + MARCH + "&targetCustomers=10").getFirst();
        assertEquals(List.of("2025-03-01", 10, 20, "WIN_RATE_BY_COUNT", 1, 2), all(customers, "from",
                "targetCustomers", "prospects", "rate", "rateNumerator", "rateDenominator"));
        assertTrue(customers.getInt("cautiousProspects") > 20);
        assertTrue(customers.getBoolean("rateSmallSample"));
        assertTrue(csv("/v1/prospects-needed" + MARCH + "&targetRevenue=2500.5", 5).get(1)
                .startsWith("2025-03-01,2025-04-01,,2500.5,6"));

        JsonPath none = json("/v1/prospects-needed" + MARCH + "&targetCustomers=10&rate=LEAD_TO_CUSTOMER_RATE")
                .getFirst();
        assertEquals("There is no rate: ", none.getString("nothingBecause").substring(0, 18));
        JsonPath ben = lines(file(person("ben", "rep"), "application/x-ndjson",
                "/v1/prospects-needed" + MARCH + "&targetRevenue=2000")).getFirst();
        assertEquals(Arrays.asList(null, null, null), all(ben, "prospects", "cautiousProspects", "averageSale"));
        assertTrue(ben.getString("nothingBecause").contains("role money"));
    }

    @Test
    void aRampIsAFile() {
        List<String> lines = csv("/v1/ramp" + YEAR, 15);
        assertEquals(List.of("row,from,to,kpi,share,medianMonths,n,reached,withoutObjective,noValueBecause,rep,hiredOn,"
                + "followedMonths,months,reachedIn", "TOTAL,2025-01-01,2026-01-01,WON_REVENUE,0.8,3,1,1,1,,,,,,"),
                lines.subList(0, 2));
        List<JsonPath> reps = json("/v1/ramp" + YEAR).stream()
                .filter(line -> line.getString("row").equals("REP")).toList();
        assertEquals(List.of(ANNA, BEN), reps.stream().map(line -> line.getString("rep")).toList());
        assertEquals(List.of("2025-01-01", 3, "2025-03-01"), all(reps.getFirst(), "hiredOn", "months", "reachedIn"));

        assertEquals(0, json("/v1/ramp" + YEAR + "&kpi=NEW_CUSTOMERS").getFirst().getInt("n"));
        assertEquals(Arrays.asList(null, BEN), reps("ben", "rep"), "Ben sees how fast all are, and himself");
        assertEquals(Arrays.asList(null, ANNA), reps("mona", "manager"));
        problem(403, "FORBIDDEN", person("machine", "integrator"), "/v1/ramp" + YEAR);
        RestAssured.given().accept("text/csv").get("/v1/ramp" + YEAR).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/funnel" + MARCH, "/v1/stage-bottlenecks" + MARCH, "/v1/pipeline?named=TODAY",
            "/v1/prospects-needed" + MARCH + "&targetCustomers=10"})
    void aFileShowsNoMoreThanTheGraph(String address) {
        problem(403, "FORBIDDEN", person("ben", "rep"), address + "&reps=" + ANNA);
        problem(403, "FORBIDDEN", person("mona", "manager"), address + "&teams=" + CRM.id(RecordKind.TEAM, "south"));
        problem(403, "FORBIDDEN", person("machine", "integrator"), address);
        assertEquals(file("text/csv", address + "&reps=" + BEN).replaceAll("[^,]*Z", "").lines().count(),
                file(person("ben", "rep"), "text/csv", address + "&reps=" + BEN).lines().count());
        file(person("mona", "manager"), "text/csv", address + "&teams=" + CRM.id(RecordKind.TEAM, "north"));
        RestAssured.given().accept("text/csv").get(address).then().statusCode(401);
        String stranger = file(KpiService.person(UUID.randomUUID(), "ben", "admin"), "text/csv", address);
        assertFalse(stranger.contains(",Open,") || stranger.contains(",0.5"), stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"funnel", "funnel?named=NEVER", "funnel" + MARCH + "&funnelMode=SOME",
            "funnel" + MARCH + "&sources=Fair", "stage-bottlenecks?from=2025-02-30&to=x",
            "stage-bottlenecks" + MARCH + "&countries=FR", "pipeline?products=X", "prospects-needed" + MARCH,
            "prospects-needed" + MARCH + "&targetCustomers=1&targetRevenue=1",
            "prospects-needed" + MARCH + "&targetCustomers=x", "prospects-needed" + MARCH + "&targetCustomers=0",
            "prospects-needed" + MARCH + "&targetRevenue=x", "prospects-needed" + MARCH + "&targetRevenue=1E999999999",
            "prospects-needed" + MARCH + "&targetRevenue=1E2147483647",
            "prospects-needed" + MARCH + "&targetRevenue=1E-999999999",
            "prospects-needed" + MARCH + "&targetCustomers=1&rate=NEW_CUSTOMERS",
            "prospects-needed" + MARCH + "&targetCustomers=1&rate=NONE", "ramp", "ramp" + MARCH + "&kpi=SOME",
            "ramp" + MARCH + "&kpi=WIN_RATE_BY_COUNT", "ramp?from=2015-01-01&to=2025-01-01"})
    void whatMakesNoQuestionIsRefused(String address) {
        problem(400, "INVALID_ARGUMENT", KpiService.admin(CRM), "/v1/" + address);
    }

    private static List<String> reps(String name, String role) {
        return lines(file(person(name, role), "application/x-ndjson", "/v1/ramp" + YEAR)).stream()
                .map(line -> line.getString("rep")).toList();
    }

    private static void problem(int status, String code, String token, String address) {
        assertEquals(code, RestAssured.given().auth().oauth2(token).accept("text/csv").get(address).then()
                .statusCode(status).extract().jsonPath().getString("code"), address);
    }

    /** The first cells of each line. */
    private static List<String> csv(String address, int cells) {
        return file("text/csv", address).lines()
                .map(line -> String.join(",", Arrays.asList(line.split(",", -1)).subList(0, cells))).toList();
    }

    private static List<JsonPath> json(String address) {
        return lines(file("application/x-ndjson", address));
    }

    private static List<JsonPath> lines(String file) {
        return file.lines().map(JsonPath::from).toList();
    }

    private static List<Object> all(JsonPath line, String... names) {
        Map<String, Object> found = new LinkedHashMap<>();
        Arrays.stream(names).forEach(name -> found.put(name, line.get(name)));
        return new ArrayList<>(found.values());
    }

    private static String file(String type, String address) {
        return file(KpiService.admin(CRM), type, address);
    }

    private static String file(String token, String type, String address) {
        return RestAssured.given().auth().oauth2(token).accept(type).get(address).then().statusCode(200)
                .contentType(type).extract().asString();
    }

    private static String person(String name, String... roles) {
        return KpiService.person(CRM.tenant.value(), name, roles);
    }

    private static ChangeEvent stage(String name, String category, int position, String probability) {
        return CRM.live(RecordKind.PIPELINE_STAGE, name, "{'stage':'" + name + "','category':'" + category
                + "','position':" + position + ",'probability':'" + probability + "'}");
    }

    private static ChangeEvent rep(String name, String team, String more) {
        return CRM.live(RecordKind.REP, name, "{'name':'" + name + "','email':'" + name + "@example.org','team':'"
                + CRM.id(RecordKind.TEAM, team) + "'," + more + "}");
    }

    private static ChangeEvent deal(String name, String owner, String stage, String more, String... history) {
        String first = history[0].substring(history[0].indexOf(' ') + 1);
        List<String> steps = Arrays.stream(history).map(step -> step.split(" "))
                .map(step -> "{'value':'" + step[0] + "','at':'" + step[1] + "T12:00:00Z'}").toList();
        return CRM.live(RecordKind.OPPORTUNITY, name, "{'stage':'" + stage + "','createdAt':'" + first
                + "','currency':'EUR','owner':'" + CRM.id(RecordKind.REP, owner) + "'," + more + "}",
                "{'stage':[" + String.join(",", steps) + "]}");
    }
}
