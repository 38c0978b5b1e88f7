package dev.rouage.kpi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Four leads detected on Friday, 6 March 2026 at 17:00, and what winning customers cost in that quarter. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class LeadFiguresIT {
    private static final Crm CRM = new Crm();
    private static final String MARCH = "period: {from: \"2026-03-01\", to: \"2026-04-01\"}";
    private static final String APRIL = "period: {from: \"2026-04-01\", to: \"2026-05-01\"}";
    private static boolean published;

    @Inject
    CountingTallies tallies;

    @BeforeEach
    void publishOnce() {
        if (!published) {
            published = true;
            List<ChangeEvent> changes = new ArrayList<>(CRM.stages());
            changes.add(lead("quick", "Search"));
            changes.add(lead("slow", "Fair"));
            changes.add(lead("waiting", "Search"));
            changes.add(lead("known", "Search"));
            changes.add(activity("c1", "quick", "CALL", "2026-03-06T17:05:00Z", ""));
            changes.add(activity("c2", "slow", "EMAIL", "2026-03-09T10:00:00Z", ""));
            changes.add(activity("c3", "known", "CALL", "2026-03-01T10:00:00Z", ""));
            changes.add(activity("c4", "waiting", "EMAIL", "2026-03-06T17:01:00Z", ",'automated':true"));
            changes.add(activity("r1", "slow", "RESEARCH", "2026-03-07T10:00:00Z", ",'minutes':'25'"));
            changes.add(deal("d1", "quick", "Won", "2026-03-20", "2026-05-01"));
            changes.add(deal("d2", "slow", "Open", "2026-04-10", null));
            changes.add(spend("s1", "MARKETING", "Search", "310", "2026-04-01", "2026-05-02"));
            changes.add(spend("s2", "SALES", null, "900", "2026-04-21", "2026-05-21"));
            KpiService.publish(changes);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertEquals("600", ask("{kpi(id: ACQUISITION_COST, " + APRIL + ") {total {numerator}}}")
                        .getString("data.kpi.total.numerator")));
    }

    @Test
    void cohortsConvertWithinTheWindowAskedForAndSayWhenTheyAreMature() {
        JsonPath answer = ask("{a: kpi(id: LEAD_TO_OPPORTUNITY_RATE, " + MARCH + ") " + TOTAL
                + " b: kpi(id: LEAD_TO_OPPORTUNITY_RATE, windowDays: 20, " + MARCH + ") " + TOTAL
                + " c: kpi(id: LEAD_TO_OPPORTUNITY_RATE, basis: EVENT, " + APRIL + ") " + TOTAL
                + " d: kpi(id: LEAD_TO_CUSTOMER_RATE, windowDays: 55, " + MARCH + ") " + TOTAL
                + " e: kpi(id: LEAD_TO_CUSTOMER_RATE, windowDays: 56, " + MARCH + ") " + TOTAL + "}");

        assertEquals(0.5, answer.getDouble("data.a.total.value"));
        assertEquals(90, answer.getInt("data.a.total.windowDays"));
        assertEquals("COHORT", answer.getString("data.a.total.basis"));
        assertFalse(answer.getBoolean("data.a.total.mature"));
        assertEquals(0.25, answer.getDouble("data.b.total.value"));
        assertEquals(1, answer.getInt("data.c.total.numerator"));
        assertEquals("EVENT", answer.getString("data.c.total.basis"));
        assertNull(answer.get("data.c.total.value"));
        assertNotNull(answer.getString("data.c.total.noValueBecause"));
        assertEquals(0.0, answer.getDouble("data.d.total.value"));
        assertEquals(0.25, answer.getDouble("data.e.total.value"));
    }

    @Test
    void firstContactIsMeasuredByEitherClockAndShowsWhoWasNotContacted() {
        JsonPath answer = ask("{elapsed: kpi(id: FIRST_CONTACT_DELAY, " + MARCH + ") " + TOTAL
                + " inHours: kpi(id: FIRST_CONTACT_DELAY, options: {clock: BUSINESS_HOURS}, " + MARCH + ") " + TOTAL
                + "}");

        assertEquals((5 + 65 * 60) / 2.0, answer.getDouble("data.elapsed.total.value"));
        assertEquals((5 + 2 * 60) / 2.0, answer.getDouble("data.inHours.total.value"));
        assertEquals("MINUTES", answer.getString("data.elapsed.total.unit"));
        assertEquals("[{reason=CONTACT_BEFORE_DETECTION, count=1}]",
                answer.getList("data.elapsed.total.excluded").toString());
        assertEquals(0.333333, detail(answer, "elapsed", "WITHIN_5_MINUTES"));
        assertEquals(0.333333, detail(answer, "elapsed", "WITHIN_24_HOURS"));
        assertEquals(0.666667, detail(answer, "inHours", "WITHIN_24_HOURS"));
        assertEquals(1, detail(answer, "elapsed", "NOT_CONTACTED"));
        assertFalse(answer.getBoolean("data.elapsed.total.mature"));
    }

    @Test
    void personalisationTimeIsThatOfTheContactsItWasNotedFor() {
        JsonPath answer = ask("{kpi(id: PERSONALISATION_TIME, " + MARCH + ") " + TOTAL + "}");

        assertEquals(25, answer.getDouble("data.kpi.total.value"));
        assertEquals(1, answer.getInt("data.kpi.total.denominator"));
        assertEquals(0.5, detail(answer, "kpi", "COVERAGE"));
    }

    @Test
    void whatPreparedTheContactOfAMergedLeadCountsThoughItComesLast() {
        Crm crm = new Crm();
        String detected = "{'detectedAt':'2026-03-06T17:00:00Z'}";
        KpiService.publish(List.of(crm.live(RecordKind.LEAD, "kept", detected),
                crm.live(RecordKind.LEAD, "gone", detected),
                crm.live(RecordKind.ACTIVITY, "call",
                        "{'type':'CALL','direction':'OUTBOUND','at':'2026-03-07T10:00:00Z','lead':'"
                                + crm.id(RecordKind.LEAD, "gone") + "'}"),
                crm.merged(RecordKind.LEAD, "gone", "kept")));
        String question = "{kpi(id: PERSONALISATION_TIME, " + MARCH + ") " + TOTAL + "}";
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(0,
                detail(KpiService.ask(KpiService.admin(crm), question), "kpi", "COVERAGE")));

        KpiService.publish(List.of(crm.live(RecordKind.ACTIVITY, "research",
                "{'type':'RESEARCH','minutes':'12','at':'2026-03-07T09:00:00Z','lead':'"
                        + crm.id(RecordKind.LEAD, "kept")
                        + "'}")));

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals("12", KpiService
                .ask(KpiService.admin(crm), question).getString("data.kpi.total.numerator")));
    }

    @Test
    void costsArePartedByDayAndByChannelAndLinesAddUp() {
        JsonPath answer = ask("{a: kpi(id: ACQUISITION_COST, by: [CHANNEL], " + APRIL + ") " + GROUPED
                + " b: kpi(id: ACQUISITION_COST, options: {costKind: PAID, spendLagDays: 10}, "
                + "period: {from: \"2026-05-01\", to: \"2026-05-12\"}) " + TOTAL + "}");

        assertEquals(600, answer.getInt("data.a.total.numerator"));
        assertNull(answer.get("data.a.total.value"));
        assertNotNull(answer.getString("data.a.total.noValueBecause"));
        assertEquals("[Search, null]", answer.getList("data.a.groups.collect {it.values[0].value}").toString());
        assertEquals(List.of(300, 300), answer.getList("data.a.groups.figure.numerator"));
        assertEquals(110, answer.getDouble("data.b.total.value"));
        assertEquals(110, detail(answer, "b", "MARKETING_COST"));
    }

    @Test
    void costsOfARepAreRefusedWithAReasonAndAmountsHidden() {
        String rep = CRM.id(RecordKind.REP, "anna").toString();
        JsonPath answer = ask("{_entities(representations: [{__typename: \"Rep\", id: \"" + rep + "\"}]) {... on Rep {"
                + "kpi(id: ACQUISITION_COST, " + APRIL + ") " + TOTAL + "}}}");
        JsonPath hidden = KpiService.ask(KpiService.person(CRM.tenant.value(), "guest", "admin"),
                "{kpi(id: ACQUISITION_COST, " + APRIL + ") " + TOTAL + "}");

        assertNull(answer.get("data._entities[0].kpi.total.value"));
        assertTrue(answer.getString("data._entities[0].kpi.total.noValueBecause").contains("by channel only"));
        assertNull(hidden.get("data.kpi.total.numerator"));
        assertNull(hidden.get("data.kpi.total.details[0].value"));
    }

    @Test
    void readsTheRollupsOnceForAHundredReps() {
        String reps = IntStream.range(0, 100)
                .mapToObj(number -> "{__typename: \"Rep\", id: \"" + CRM.id(RecordKind.REP, "rep" + number) + "\"}")
                .collect(Collectors.joining(" "));
        tallies.reads();

        ask("{_entities(representations: [" + reps + "]) {... on Rep {a: kpi(id: FIRST_CONTACT_DELAY, " + MARCH + ") "
                + TOTAL + " b: kpi(id: CONTACTED_RATE, windowDays: 2, " + MARCH + ") " + TOTAL + "}}}");

        assertEquals(2, tallies.reads());
    }

    @Test
    void prospectsMayBeLeadsAsWellAsOpportunities() {
        JsonPath answer = ask("{prospectsNeeded(rate: LEAD_TO_CUSTOMER_RATE, targetCustomers: 10, " + MARCH
                + ") {prospects rate {kpi value windowDays}}}");

        assertEquals(40, answer.getInt("data.prospectsNeeded.prospects"));
        assertEquals(180, answer.getInt("data.prospectsNeeded.rate.windowDays"));
    }

    @Test
    void refusesABasisOrAWindowThatAFigureDoesNotHave() {
        for (String arguments : List.of("id: FIRST_CONTACT_DELAY, windowDays: 3", "id: ACQUISITION_COST, windowDays: 3",
                "id: LEAD_TO_CUSTOMER_RATE, basis: EVENT", "id: ACQUISITION_COST, basis: COHORT",
                "id: LEAD_TO_OPPORTUNITY_RATE, basis: EVENT, windowDays: 3")) {
            assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(KpiService.admin(CRM),
                    "{kpi(" + arguments + ", " + MARCH + ") {total {n}}}").getString("errors[0].extensions.code"),
                    arguments);
        }
    }

    private static final String TOTAL = "{total {value unit numerator denominator n basis windowDays mature"
            + " noValueBecause excluded {reason count} details {name value unit description}}}";
    private static final String GROUPED = "{total {value numerator noValueBecause} groups {values {dimension value}"
            + " figure {numerator}}}";

    private static double detail(JsonPath answer, String alias, String name) {
        return answer.getDouble("data." + alias + ".total.details.find {it.name == '" + name + "'}.value");
    }

    private static ChangeEvent lead(String name, String channel) {
        return CRM.live(RecordKind.LEAD, name, "{'detectedAt':'2026-03-06T17:00:00Z','channel':'" + channel
                + "','owner':'" + CRM.id(RecordKind.REP, "anna") + "'}");
    }

    private static ChangeEvent activity(String name, String lead, String type, String at, String more) {
        return CRM.live(RecordKind.ACTIVITY, name, "{'type':'" + type + "','direction':'OUTBOUND','at':'" + at
                + "','lead':'" + CRM.id(RecordKind.LEAD, lead) + "'" + more + "}");
    }

    private static ChangeEvent deal(String name, String lead, String stage, String createdAt,
            @Nullable String closedAt) {
        return CRM.live(RecordKind.OPPORTUNITY, name, "{'stage':'" + stage + "','createdAt':'" + createdAt
                + "','amount':'1000','currency':'EUR','account':'" + CRM.id(RecordKind.ACCOUNT, "acme") + "','lead':'"
                + CRM.id(RecordKind.LEAD, lead) + "'" + (closedAt == null ? "" : ",'closedAt':'" + closedAt + "'")
                + "}");
    }

    private static ChangeEvent spend(String name, String side, @Nullable String channel, String amount, String from,
            String to) {
        return CRM.live(RecordKind.SPEND, name, "{'side':'" + side + "','amount':'" + amount
                + "','currency':'EUR','from':'" + from + "','to':'" + to + "'"
                + (channel == null ? "" : ",'channel':'" + channel + "'") + "}");
    }

    private static JsonPath ask(String query) {
        return KpiService.ask(KpiService.admin(CRM), query);
    }
}
