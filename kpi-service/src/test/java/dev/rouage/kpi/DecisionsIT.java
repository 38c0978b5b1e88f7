package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a company decides changes its figures, and only what moves sums has them built anew. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class DecisionsIT {
    private static final String MARCH = "period: {from: \"2025-03-01\", to: \"2025-04-01\"}";
    private static final String LEADS = "{opportunities: kpi(id: LEAD_TO_OPPORTUNITY_RATE, " + MARCH
            + ") {total {value windowDays smallSample smallSampleBelow}} customers: kpi(id: LEAD_TO_CUSTOMER_RATE, "
            + MARCH + ") {total {value windowDays}} asked: kpi(id: LEAD_TO_OPPORTUNITY_RATE, windowDays: 35, " + MARCH
            + ") {total {value windowDays}} contact: kpi(id: FIRST_CONTACT_DELAY, " + MARCH
            + ") {total {details {name value}}} rebuild {id}}";

    private final Crm crm = new Crm();
    private final String admin = KpiService.admin(crm);

    @Test
    void windowsTargetAndSmallSampleHoldAtOnce() {
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(lead("quick"));
        changes.add(lead("slow"));
        changes.add(contact("quick", "2025-03-06T17:20:00Z"));
        changes.add(contact("slow", "2025-03-06T18:30:00Z"));
        changes.add(crm.live(RecordKind.OPPORTUNITY, "deal",
                "{'stage':'Won','createdAt':'2025-04-10','closedAt':'2025-05-01','amount':'10','currency':'EUR','lead':'"
                        + crm.id(RecordKind.LEAD, "quick") + "'}"));
        KpiService.publish(changes);
        await(() -> assertLeads(List.of("0.5", "90", "true", "30", "180", "0.5", "0.5", "60")));

        decide("opportunityWindowDays: 34, customerWindowDays: 55, contactTargetMinutes: 90, smallSample: 2");
        assertLeads(List.of("0.0", "34", "false", "2", "55", "0.0", "1.0", "90"));

        decide("opportunityWindowDays: 35, customerWindowDays: 56, contactTargetMinutes: 19, smallSample: 3");
        assertLeads(List.of("0.5", "35", "true", "3", "56", "0.5", "0.0", "19"));
    }

    @Test
    void graceMovesSumsAndIsTheSameInTheirEvaluation() {
        KpiService.publish(List.of(contract("first", "2024-04-01", "2025-03-31", null),
                contract("second", "2025-05-15", "2030-01-01", "first"),
                contract("other", "2024-04-01", "2025-03-31", null)));
        String renewals = "{kpi(id: RENEWAL_RATE, " + MARCH + ") {total {value n windowDays}}}";
        await(() -> assertEquals(2, ask(renewals).getInt("data.kpi.total.n")));
        assertEquals(0.0, ask(renewals).getDouble("data.kpi.total.value"));
        assertEquals(30, ask(renewals).getInt("data.kpi.total.windowDays"));

        ask("mutation {updateCompanySettings(input: {renewalGraceDays: 45}) {inForce}}");
        KpiService.awaitSettings(admin);

        assertEquals(0.5, ask(renewals).getDouble("data.kpi.total.value"));
        assertEquals(45, ask(renewals).getInt("data.kpi.total.windowDays"));
        assertNotNull(ask("{rebuild {id}}").get("data.rebuild.id"));
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void rampFollowsTheCompanysShareOfObjectives() {
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(hired("anna", "2025-01-01"));
        changes.add(hired("ben", "2025-01-15"));
        changes.add(hired("cleo", "2025-03-01"));
        changes.add(won("a", "anna", "2025-01-20", "1000"));
        changes.add(won("b", "anna", "2025-02-20", "2240"));
        changes.add(won("c", "ben", "2025-01-20", "9000"));
        changes.add(won("d", "ben", "2025-03-20", "2480"));
        KpiService.publish(changes);
        await(() -> assertEquals(4, ask("{kpi(id: WON_REVENUE, period: {from: \"2025-01-01\", to: \"2026-01-01\"})"
                + " {total {n}}}").getInt("data.kpi.total.n")));
        ask("mutation {addObjectives(inputs: [" + objective("anna") + objective("ben") + "]) {id}}");
        String ramp = "{all: ramp(period: {from: \"2025-01-01\", to: \"2025-07-01\"}) {kpi share medianMonths n reached"
                + " withoutObjective noValueBecause reps {rep {id} hiredOn followedMonths months reachedIn notBecause}}"
                + " spring: ramp(kpi: NEW_CUSTOMERS, period: {from: \"2025-03-01\", to: \"2025-07-01\"}) {medianMonths n"
                + " withoutObjective noValueBecause}}";

        JsonPath usual = ask(ramp);
        assertEquals(List.of(2, 2, 1), List.of(usual.getInt("data.all.n"), usual.getInt("data.all.reached"),
                usual.getInt("data.all.withoutObjective")));
        assertEquals(2, usual.getInt("data.all.medianMonths"));
        assertEquals(List.of("2025-02-01", "2025-03-01"), usual.getList("data.all.reps.reachedIn.findAll {it}"));
        assertTrue(usual.getInt("data.all.reps[0].followedMonths") > 12);
        assertNotNull(usual.getString("data.all.reps[2].notBecause"));
        assertNull(usual.get("data.spring.medianMonths"));
        assertNotNull(usual.getString("data.spring.noValueBecause"));

        decide("rampShare: 0.3");
        JsonPath lower = ask(ramp);
        assertEquals("0.3", lower.getString("data.all.share"));
        assertEquals(1, lower.getInt("data.all.medianMonths"));
        assertEquals("2025-01-01", lower.getString("data.all.reps[0].reachedIn"));

        JsonPath ben = KpiService.ask(KpiService.person(crm.tenant.value(), "ben", "rep"), ramp);
        assertEquals(List.of(id("ben")), ben.getList("data.all.reps.rep.id"));
        assertEquals(1, ben.getInt("data.all.medianMonths"));
        assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(admin,
                "{ramp(kpi: WIN_RATE_BY_COUNT, " + MARCH + ") {n}}").getString("errors[0].extensions.code"));
    }

    private void assertLeads(List<String> expected) {
        JsonPath answer = ask(LEADS);
        String opportunities = "data.opportunities.total.";
        assertEquals(expected, List.of(number(answer, opportunities + "value"),
                answer.getString(opportunities + "windowDays"), answer.getString(opportunities + "smallSample"),
                answer.getString(opportunities + "smallSampleBelow"),
                answer.getString("data.customers.total.windowDays"),
                number(answer, "data.customers.total.value"), detail(answer, "WITHIN_TARGET"),
                detail(answer, "CONTACT_TARGET").replace(".0", "")));
        assertEquals("0.5", number(answer, "data.asked.total.value"));
        assertEquals(35, answer.getInt("data.asked.total.windowDays"));
        assertNull(answer.get("data.rebuild"), "no sum moves");
    }

    private static String detail(JsonPath answer, String name) {
        return number(answer, "data.contact.total.details.find {it.name == '" + name + "'}.value");
    }

    private static String number(JsonPath answer, String path) {
        return answer.get(path) == null ? "none" : String.valueOf(answer.getDouble(path));
    }

    private void decide(String settings) {
        assertTrue(ask("mutation {updateCompanySettings(input: {" + settings + "}) {inForce}}")
                .getBoolean("data.updateCompanySettings.inForce"));
    }

    private ChangeEvent lead(String name) {
        return crm.live(RecordKind.LEAD, name, "{'detectedAt':'2025-03-06T17:00:00Z'}");
    }

    private ChangeEvent contact(String lead, String at) {
        return crm.live(RecordKind.ACTIVITY, "call " + lead, "{'type':'CALL','direction':'OUTBOUND','at':'" + at
                + "','lead':'" + crm.id(RecordKind.LEAD, lead) + "'}");
    }

    private ChangeEvent contract(String name, String start, String end,
            @Nullable String renewed) {
        return crm.live(RecordKind.CONTRACT, name, "{'account':'" + crm.id(RecordKind.ACCOUNT,
                name.equals("other") ? "bolt" : "acme") + "','startOn':'" + start + "','endOn':'" + end
                + "','mrr':'10','currency':'EUR'"
                + (renewed == null ? "" : ",'renewalOf':'" + crm.id(RecordKind.CONTRACT, renewed) + "'") + "}");
    }

    private ChangeEvent hired(String name, String on) {
        return crm.live(RecordKind.REP, name,
                "{'name':'" + name + "','email':'" + name + "@example.org','hiredOn':'" + on + "'}");
    }

    private ChangeEvent won(String name, String owner, String on, String amount) {
        return crm.live(RecordKind.OPPORTUNITY, name, "{'stage':'Won','createdAt':'2025-01-01','closedAt':'" + on
                + "','amount':'" + amount + "','currency':'EUR','owner':'" + id(owner) + "'}");
    }

    private String objective(String rep) {
        return "{rep: \"" + id(rep)
                + "\", kpi: WON_REVENUE, target: 36500, from: \"2025-01-01\", to: \"2026-01-01\"} ";
    }

    private String id(String rep) {
        return crm.id(RecordKind.REP, rep).toString();
    }

    private JsonPath ask(String query) {
        return KpiService.ask(admin, query);
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
