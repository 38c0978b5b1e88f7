package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** North is led by Nora and has Anna and, in the team below it, Ben; South is led by Sam and has Cleo. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class AccessIT {
    private static final String PERIOD = "period: {from: \"2026-01-01\", to: \"2026-04-01\"}";
    private static final Crm CRM = new Crm();
    private static boolean published;

    @BeforeEach
    void publishOnce() {
        if (!published) {
            published = true;
            List<ChangeEvent> changes = new ArrayList<>(CRM.stages());
            changes.add(CRM.team("north", "top", "nora"));
            changes.add(CRM.team("north-west", "north", "nobody"));
            changes.add(CRM.team("south", "top", "sam"));
            changes.add(CRM.rep("nora", "top"));
            changes.add(CRM.rep("sam", "top"));
            changes.add(CRM.rep("anna", "north"));
            changes.add(CRM.rep("ben", "north-west"));
            changes.add(CRM.rep("cleo", "south"));
            changes.add(CRM.deal("a", "Won", "2026-01-11", "100", "anna", "acme"));
            changes.add(CRM.deal("b", "Won", "2026-02-11", "200", "ben", "bolt"));
            changes.add(CRM.deal("c", "Won", "2026-03-11", "400", "cleo", "corp"));
            KpiService.publish(changes);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(3,
                KpiService.ask(KpiService.admin(CRM), won("", "")).getInt("data.kpi.total.n")));
    }

    @Test
    void refusesAnonymousCallers() {
        RestAssured.given().contentType("application/json").body("{\"query\":\"{kpis {kpi}}\"}").post("/graphql").then()
                .statusCode(401);
    }

    @Test
    void refusesATokenWithoutCompany() {
        String token = TestTokens.withoutOrganization().email("x@example.org").roles("admin").sign();

        assertEquals("TENANT_REQUIRED", code(KpiService.askAnyhow(token, won("", ""))));
    }

    @Test
    void refusesMachinesThatOnlyPushRecords() {
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(TestTokens.integrator(CRM.tenant.value(), "company"),
                won("", ""))));
    }

    @Test
    void showsNothingOfAnotherCompany() {
        String stranger = KpiService.admin(new Crm());

        assertEquals(0, KpiService.ask(stranger, won("", "")).getInt("data.kpi.total.n"));
        assertEquals(0, KpiService.ask(stranger, won("filter: {reps: [\"" + rep("anna") + "\"]}", ""))
                .getInt("data.kpi.total.n"));
        assertEquals(0, KpiService.ask(stranger, entity("Rep", rep("anna"))).getInt("data._entities[0].kpi.total.n"));
    }

    @Test
    void showsARepItsOwnFiguresAndNotItsColleagues() {
        String anna = KpiService.person(CRM.tenant.value(), "anna", "rep");

        JsonPath answer = KpiService.askAnyhow(anna, entity("Rep", rep("anna"), rep("ben"), UUID.randomUUID()));

        assertEquals(1, answer.getInt("data._entities[0].kpi.total.n"));
        assertNull(answer.get("data._entities[1].kpi"));
        assertNull(answer.get("data._entities[2].kpi"));
        assertEquals(List.of("FORBIDDEN", "FORBIDDEN"), answer.getList("errors.extensions.code"));
    }

    @Test
    void showsARepTheCompanyAndItsTeamAsAWholeOnly() {
        String anna = KpiService.person(CRM.tenant.value(), "anna", "rep");

        JsonPath byRep = KpiService.ask(anna, won("by: [REP]", "groups {values {value} figure {n}}"));

        assertEquals(3, byRep.getInt("data.kpi.total.n"));
        assertEquals(List.of(rep("anna").toString()), byRep.getList("data.kpi.groups.values.flatten().value"));
        assertEquals(2, KpiService.ask(anna, entity("Team", team("north"))).getInt("data._entities[0].kpi.total.n"));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(anna, entity("Team", team("south")))));
    }

    @Test
    void showsAManagerTheTeamsItLeads() {
        String nora = KpiService.person(CRM.tenant.value(), "nora", "manager");

        assertEquals(2, KpiService.ask(nora, won("filter: {teams: [\"" + team("north") + "\"]}", ""))
                .getInt("data.kpi.total.n"));
        JsonPath answer = KpiService.askAnyhow(nora, entity("Rep", rep("anna"), rep("ben"), rep("cleo")));
        assertEquals(List.of(1, 1), answer.getList("data._entities[0..1].kpi.total.n"));
        assertNull(answer.get("data._entities[2].kpi"));
        assertEquals("FORBIDDEN", code(answer));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora,
                won("filter: {reps: [\"" + rep("cleo") + "\"]}", ""))));
    }

    @Test
    void takesTheRepIdOfTheTokenBeforeTheEmail() {
        String token = TestTokens.of(CRM.tenant.value(), "company").email("anna@example.org").rep(rep("ben"))
                .roles("rep").sign();

        assertEquals(1, KpiService.ask(token, entity("Rep", rep("ben"))).getInt("data._entities[0].kpi.total.n"));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(token, entity("Rep", rep("anna")))));
    }

    @Test
    void hidesAmountsFromThoseWithoutMoney() {
        String poor = KpiService.person(CRM.tenant.value(), "boss", "admin");
        String query = "{scorecard(" + PERIOD + ", compare: PREVIOUS_PERIOD) {figures {kpi value numerator denominator"
                + " median p75 previous delta noValueBecause n}}}";

        JsonPath hidden = KpiService.ask(poor, query);
        JsonPath shown = KpiService.ask(KpiService.admin(CRM), query);

        for (String kpi : List.of("WON_REVENUE", "AVERAGE_SALE_VALUE", "FIRST_PURCHASE_VALUE")) {
            String figure = "data.scorecard.figures.find {it.kpi == '" + kpi + "'}.";
            for (String field : List.of("value", "numerator", "denominator", "median", "p75", "previous", "delta")) {
                assertNull(hidden.get(figure + field), kpi + "." + field);
            }
            assertNotNull(hidden.get(figure + "noValueBecause"));
            assertNotNull(shown.get(figure + "value"));
            assertEquals(3, hidden.getInt(figure + "n"));
        }
        String rate = "data.scorecard.figures.find {it.kpi == 'WIN_RATE_BY_AMOUNT'}.";
        assertNotNull(hidden.get(rate + "value"));
        assertNull(hidden.get(rate + "numerator"));
    }

    @Test
    void letsOnlyAdministratorsChangeSettingsAndAudit() {
        String nora = KpiService.person(CRM.tenant.value(), "nora", "manager");

        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora,
                "mutation {updateCompanySettings(input: {currency: \"USD\"}) {currency}}")));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora, "{audit {differences}}")));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora, "mutation {startAudit {id}}")));
        assertEquals("FORBIDDEN", code(KpiService.askAnyhow(nora, "mutation {startRebuild {id}}")));
        assertEquals("EUR", KpiService.ask(nora, "{companySettings {currency}}")
                .getString("data.companySettings.currency"));
    }

    private static UUID rep(String name) {
        return CRM.id(RecordKind.REP, name);
    }

    private static UUID team(String name) {
        return CRM.id(RecordKind.TEAM, name);
    }

    private static String won(String arguments, String fields) {
        return "{kpi(id: WIN_RATE_BY_COUNT, " + PERIOD + " " + arguments + ") {total {n} " + fields + "}}";
    }

    private static String entity(String type, UUID... ids) {
        StringBuilder keys = new StringBuilder();
        for (UUID id : ids) {
            keys.append("{__typename: \"").append(type).append("\", id: \"").append(id).append("\"} ");
        }
        return "{_entities(representations: [" + keys + "]) {... on " + type + " {id kpi(id: WIN_RATE_BY_COUNT, "
                + PERIOD
                + ") {total {n}}}}}";
    }

    private static String code(JsonPath answer) {
        return answer.getString("errors[0].extensions.code");
    }
}
