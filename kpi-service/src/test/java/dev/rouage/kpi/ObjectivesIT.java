package dev.rouage.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** North is led by Nora and has Anna and, in the team below it, Ben; South is led by Sam and has Cleo. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class ObjectivesIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    /** Ten days, of which today is the fifth. */
    private static final String PERIOD = "from: \"" + TODAY.minusDays(4) + "\", to: \"" + TODAY.plusDays(6) + "\"";

    @Inject
    CountingTallies tallies;

    private final Crm crm = new Crm();

    @Test
    void tellsHowFarTeamsAndRepsHaveCome() {
        firm();
        set(KpiService.admin(crm), team("north", "MAIN", "WON_REVENUE", "1000, " + PERIOD)
                + team("north", "INDICATOR", "SALES_CYCLE_LENGTH", "40, baseline: 140, " + PERIOD)
                + rep("anna", "WON_REVENUE", "400, " + PERIOD));

        JsonPath north = KpiService.ask(KpiService.admin(crm), entities("Team", "north"));
        JsonPath anna = KpiService.ask(KpiService.admin(crm), entities("Rep", "anna"));

        String main = "data._entities[0].objectives[0].";
        assertEquals("MAIN", north.getString(main + "role"));
        assertEquals(id(RecordKind.TEAM, "north").toString(), north.getString(main + "team.id"));
        assertNumber("300", north.get(main + "actual"));
        assertNumber("0.3", north.get(main + "attainment"));
        assertNumber("0.5", north.get(main + "elapsed"));
        assertNumber("0.6", north.get(main + "pace"));
        assertEquals("WON_REVENUE", north.getString(main + "figure.kpi"));
        String cycle = "data._entities[0].objectives[1].";
        assertEquals("INDICATOR", north.getString(cycle + "role"));
        assertNumber(new BigDecimal(140).subtract(new BigDecimal(north.getString(cycle + "actual")))
                .divide(new BigDecimal(100)).toPlainString(), north.get(cycle + "attainment"));
        assertNumber("0.25", anna.get("data._entities[0].objectives[0].attainment"));
        assertEquals(3, KpiService.ask(KpiService.admin(crm), "{objectives {nodes {id}}}")
                .getList("data.objectives.nodes").size());
    }

    @Test
    void amountsByTheDayAreAmountsToo() {
        firm();
        set(KpiService.admin(crm), rep("anna", "PIPELINE_VELOCITY", "12.5, " + PERIOD));
        String query = "{objectives {nodes {id target actual}}}";

        JsonPath anna = KpiService.ask(KpiService.person(crm.tenant.value(), "anna", "rep"), query);

        assertEquals(1, anna.getList("data.objectives.nodes").size());
        assertNull(anna.get("data.objectives.nodes[0].target"));
        assertNumber("12.5", KpiService.ask(KpiService.admin(crm), query).get("data.objectives.nodes[0].target"));
        JsonPath history = KpiService.ask(KpiService.person(crm.tenant.value(), "anna", "rep"),
                "{objectiveHistory(id: \"" + anna.getString("data.objectives.nodes[0].id") + "\") {target}}");
        assertNull(history.get("data.objectiveHistory[0].target"));
    }

    @Test
    void readsTheObjectivesOfManyRepsWithOneStatement() {
        firm();
        set(KpiService.admin(crm), rep("anna", "WON_REVENUE", "100, " + PERIOD)
                + rep("ben", "WON_REVENUE", "100, " + PERIOD)
                + rep("ben", "WIN_RATE_BY_COUNT", "0.5, from: \"" + TODAY.minusDays(30) + "\", to: \""
                        + TODAY.plusDays(9) + "\"")
                + rep("cleo", "WON_REVENUE", "100, " + PERIOD));
        tallies.reads();

        JsonPath answer = KpiService.ask(KpiService.admin(crm), "{_entities(representations: ["
                + key("Rep", "anna") + key("Rep", "ben") + key("Rep", "cleo") + "]) {... on Rep {"
                + "now: objectives {actual attainment} next: objectives(on: \"" + TODAY.plusDays(7)
                + "\") {kpi attainment}}}}");

        assertEquals(2, tallies.reads());
        assertEquals(List.of(1, 2, 1), answer.getList("data._entities.now").stream().map(one -> ((List<?>) one).size())
                .toList());
        assertEquals(List.of(0, 1, 0), answer.getList("data._entities.next").stream()
                .map(one -> ((List<?>) one).size()).toList());
        assertNumber("2", answer.get("data._entities[1].now.find {it.actual == 200}.attainment"));
    }

    @Test
    void aRevisionKeepsWhatWasBefore() {
        firm();
        String admin = KpiService.admin(crm);
        String id = set(admin, team("north", "MAIN", "WON_REVENUE", "1000, " + PERIOD)).getFirst();

        assertEquals(2, KpiService.ask(admin, revise(id, "version: 1, target: 600"))
                .getInt("data.reviseObjective.version"));
        assertEquals("OBJECTIVE_CHANGED", code(KpiService.askAnyhow(admin, revise(id, "version: 1, target: 700"))));
        KpiService.ask(admin, "mutation {removeObjective(id: \"" + id + "\")}");

        JsonPath history = KpiService.ask(admin,
                "{objectiveHistory(id: \"" + id + "\") {version target removed recordedBy recordedAt}}");
        assertEquals(List.of(1, 2, 3), history.getList("data.objectiveHistory.version"));
        assertEquals(List.of(1000, 600, 600), history.getList("data.objectiveHistory.target"));
        assertEquals(List.of(false, false, true), history.getList("data.objectiveHistory.removed"));
        assertEquals("admin@example.org", history.getString("data.objectiveHistory[0].recordedBy"));
        assertEquals(0, KpiService.ask(admin, "{objectives {nodes {id}}}").getList("data.objectives.nodes").size());
        assertEquals("NOT_FOUND", code(KpiService.askAnyhow(admin, revise(id, "target: 1"))));
        assertEquals(List.of(), KpiService.ask(KpiService.admin(new Crm()),
                "{objectiveHistory(id: \"" + id + "\") {version}}").getList("data.objectiveHistory"));
    }

    @Test
    void saysWhatIsMissingAndRefusesWhatIsTooMuch() {
        firm();
        String admin = KpiService.admin(crm);
        assertEquals(List.of("INDICATOR_MISSING", "MAIN_MISSING"), issues(admin, "north"));
        set(admin, team("north", "MAIN", "WON_REVENUE", "1000, " + PERIOD)
                + team("north", "INDICATOR", "WIN_RATE_BY_COUNT", "0.5, " + PERIOD));
        assertEquals(List.of(), issues(admin, "north"));

        JsonPath refused = KpiService.askAnyhow(admin, mutation(team("south", "INDICATOR", "NEW_CUSTOMERS",
                "5, " + PERIOD) + team("north", "MAIN", "NEW_CUSTOMERS", "5, " + PERIOD)));

        assertEquals("TOO_MANY_OBJECTIVES", code(refused));
        assertEquals(List.of("INDICATOR_MISSING", "MAIN_MISSING"), issues(admin, "south"));
        // A merge brings together what no mutation would
        set(admin, team("south", "MAIN", "WON_REVENUE", "1000, " + PERIOD));
        KpiService.publish(List.of(crm.merged(RecordKind.TEAM, "south", "north")));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertEquals(List.of("SEVERAL_MAIN"), issues(admin, "north")));
    }

    @Test
    void managersSteerTheTeamsTheyLeadOnly() {
        firm();
        String nora = KpiService.person(crm.tenant.value(), "nora", "manager");
        String anna = KpiService.person(crm.tenant.value(), "anna", "rep");

        set(nora, team("north-west", "MAIN", "WIN_RATE_BY_COUNT", "0.5, " + PERIOD)
                + rep("ben", "WIN_RATE_BY_COUNT", "0.5, " + PERIOD));
        String south = set(KpiService.admin(crm), team("south", "MAIN", "WIN_RATE_BY_COUNT", "0.5, " + PERIOD))
                .getFirst();

        for (String foreign : List.of(team("south", "INDICATOR", "NEW_CUSTOMERS", "1, " + PERIOD),
                team("top", "MAIN", "NEW_CUSTOMERS", "1, " + PERIOD),
                rep("cleo", "NEW_CUSTOMERS", "1, " + PERIOD))) {
            assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora, mutation(foreign))), foreign);
        }
        assertEquals("NOT_FOUND", code(KpiService.askAnyhow(nora, revise(south, "target: 1"))));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(anna,
                mutation(rep("anna", "NEW_CUSTOMERS", "1, " + PERIOD)))));
        assertEquals("NOT_FOUND", code(KpiService.askAnyhow(KpiService.admin(crm),
                mutation(rep("nobody", "NEW_CUSTOMERS", "1, " + PERIOD)))));
        assertEquals(2, KpiService.ask(nora, "{objectives {nodes {id}}}").getList("data.objectives.nodes").size());
        assertEquals(0, KpiService.ask(anna, "{objectives {nodes {id}}}").getList("data.objectives.nodes").size());
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(anna, entities("Rep", "ben"))));
    }

    @Test
    void hidesAmountsFromThoseWithoutMoney() {
        firm();
        set(KpiService.admin(crm), team("north", "MAIN", "WON_REVENUE", "1000, " + PERIOD));

        JsonPath poor = KpiService.ask(KpiService.person(crm.tenant.value(), "boss", "admin"),
                entities("Team", "north"));

        assertNull(poor.get("data._entities[0].objectives[0].target"));
        assertNull(poor.get("data._entities[0].objectives[0].actual"));
        assertNotNull(poor.get("data._entities[0].objectives[0].attainment"));
    }

    @Test
    void refusesObjectivesThatMakeNoSense() {
        firm();
        String admin = KpiService.admin(crm);
        for (String wrong : List.of(
                team("north", "MAIN", "WON_REVENUE", "1, from: \"2026-02-01\", to: \"2026-02-01\""),
                team("north", "INDIVIDUAL", "WON_REVENUE", "1, " + PERIOD),
                team("north", "MAIN", "WON_REVENUE", "1, rep: \"" + UUID.randomUUID() + "\", " + PERIOD),
                team("north", "MAIN", "WON_REVENUE", "1e99, " + PERIOD))) {
            assertEquals("INVALID_ARGUMENT", code(KpiService.askAnyhow(admin, mutation(wrong))), wrong);
        }
    }

    private void firm() {
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.team("north", "top", "nora"));
        changes.add(crm.team("north-west", "north", "nobody"));
        changes.add(crm.team("south", "top", "sam"));
        changes.add(crm.team("top", "none", "nobody"));
        changes.add(crm.rep("nora", "top"));
        changes.add(crm.rep("sam", "top"));
        changes.add(crm.rep("anna", "north"));
        changes.add(crm.rep("ben", "north-west"));
        changes.add(crm.rep("cleo", "south"));
        String closed = TODAY.minusDays(1).toString();
        changes.add(crm.deal("a", "Won", closed, "100", "anna", "acme"));
        changes.add(crm.deal("b", "Won", closed, "200", "ben", "bolt"));
        changes.add(crm.deal("c", "Won", closed, "400", "cleo", "corp"));
        KpiService.publish(changes);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(3, KpiService
                .ask(KpiService.admin(crm), "{kpi(id: WIN_RATE_BY_COUNT, period: {named: LAST_30_DAYS}) {total {n}}}")
                .getInt("data.kpi.total.n")));
    }

    private UUID id(RecordKind kind, String name) {
        return crm.id(kind, name);
    }

    private String team(String name, String role, String kpi, String rest) {
        return "{team: \"" + id(RecordKind.TEAM, name) + "\", role: " + role + ", kpi: " + kpi + ", target: " + rest
                + "} ";
    }

    private String rep(String name, String kpi, String rest) {
        return "{rep: \"" + id(RecordKind.REP, name) + "\", kpi: " + kpi + ", target: " + rest + "} ";
    }

    private static String mutation(String objectives) {
        return "mutation {addObjectives(inputs: [" + objectives + "]) {id}}";
    }

    private static String revise(String id, String changes) {
        return "mutation {reviseObjective(id: \"" + id + "\", revision: {" + changes + "}) {version}}";
    }

    private static List<String> set(String token, String objectives) {
        List<String> ids = KpiService.ask(token, mutation(objectives)).getList("data.addObjectives.id");
        assertTrue(!ids.isEmpty());
        return ids;
    }

    private List<String> issues(String token, String team) {
        return KpiService.ask(token, "{objectiveIssues(teams: [\"" + id(RecordKind.TEAM, team) + "\"]) {kind}}")
                .<String>getList("data.objectiveIssues.kind").stream().sorted().toList();
    }

    private String key(String type, String name) {
        return "{__typename: \"" + type + "\", id: \""
                + id(type.equals("Team") ? RecordKind.TEAM : RecordKind.REP, name) + "\"} ";
    }

    private String entities(String type, String name) {
        return "{_entities(representations: [" + key(type, name) + "]) {... on " + type + " {objectives {role kpi"
                + " team {id} rep {id} target actual attainment noAttainmentBecause elapsed pace noPaceBecause"
                + " figure {kpi n}}}}}";
    }

    private static void assertNumber(String expected, Object actual) {
        assertEquals(0, new BigDecimal(expected).subtract(new BigDecimal(actual.toString())).abs()
                .compareTo(new BigDecimal("0.000001")) > 0 ? 1 : 0, () -> expected + " and not " + actual);
    }

    private static String code(JsonPath answer) {
        return answer.getString("errors[0].extensions.code");
    }
}
