package dev.rouage.kpi;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A deal a week for each of three reps in the first half of 2026, every third of them lost. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class KpiQueriesIT {
    private static final Crm CRM = new Crm();
    private static final String HALF = "period: {from: \"2026-01-01\", to: \"2026-07-01\"}";
    private static final String QUARTER = "period: {from: \"2026-04-01\", to: \"2026-07-01\"}";
    private static boolean published;

    @Inject
    CountingTallies tallies;

    @BeforeEach
    void publishOnce() {
        if (!published) {
            published = true;
            List<ChangeEvent> changes = new ArrayList<>(CRM.stages());
            for (int week = 0; week < 24; week++) {
                for (int rep = 0; rep < 3; rep++) {
                    changes.add(CRM.deal("d" + week + "-" + rep, (week + rep) % 3 == 0 ? "Lost" : "Won",
                            LocalDate.parse("2026-01-05").plusWeeks(week).toString(),
                            String.valueOf(100 * (rep + 1)), "rep" + rep, "account" + week % 5));
                }
            }
            KpiService.publish(changes);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertEquals(72, ask("{kpi(id: WIN_RATE_BY_COUNT, " + HALF + ") {total {n}}}")
                        .getInt("data.kpi.total.n")));
    }

    @Test
    void twoAliasesOfEveryQueryGiveTheirOwnAnswers() {
        assertEquals(0, KpiService.differences(KpiService.admin(CRM)));
        JsonPath answer = ask("{a: scorecard(" + HALF + ") {figures {n}} b: scorecard(" + QUARTER + ") {figures {n}}"
                + " c: kpi(id: WON_REVENUE, " + HALF + ") {total {n}} d: kpi(id: NEW_CUSTOMERS, " + QUARTER
                + ") {total {n}} e: kpis {name} f: kpis(language: FR) {name}"
                + " g: companySettings {currency} h: companySettings {reportingZone}"
                + " i: audit {differences} j: audit {sums} k: rebuild {id} l: rebuild {state} m: alerts {nodes {id}} n: alerts(open: true)"
                + " {nodes {id}} o: alertRules {id} p: alertRules {kpi} q: objectives {nodes {id}} r: objectives(on: \"2026-01-01\")"
                + " {nodes {id}} s: objectiveIssues {kind} t: objectiveIssues(from: \"2026-01-01\") {kind}"
                + " u: alertEndpoints {id} v: alertEndpoints {url}}");

        assertEquals(72, answer.getInt("data.a.figures[2].n"));
        assertEquals(33, answer.getInt("data.b.figures[2].n"));
        assertEquals(48, answer.getInt("data.c.total.n"));
        assertEquals(0, answer.getInt("data.d.total.n"));
        assertEquals("Win rate by count", answer.getString("data.e[2].name"));
        assertEquals("Taux de réussite en nombre", answer.getString("data.f[2].name"));
        assertEquals("EUR", answer.getString("data.g.currency"));
        assertNotNull(answer.getString("data.h.reportingZone"));
        assertEquals(0, answer.getInt("data.i.differences"));
        assertTrue(answer.getInt("data.j.sums") > 0);
    }

    @Test
    void twoAliasesOfAnEntitysFieldsGiveTheirOwnAnswers() {
        String rep = CRM.id(RecordKind.REP, "rep1").toString();

        JsonPath answer = ask("{_entities(representations: [{__typename: \"Rep\", id: \"" + rep + "\"}]) {... on Rep {"
                + "a: kpi(id: WON_REVENUE, " + HALF + ") {total {value}} b: kpi(id: WON_REVENUE, " + QUARTER
                + ") {total {value}} c: scorecard(" + HALF + ") {figures {n}} d: scorecard(" + QUARTER
                + ") {figures {n}}}}}");

        assertAmount("3200", answer, "data._entities[0].a.total.value");
        assertAmount("1400", answer, "data._entities[0].b.total.value");
        assertEquals(24, answer.getInt("data._entities[0].c.figures[2].n"));
        assertEquals(11, answer.getInt("data._entities[0].d.figures[2].n"));
    }

    @Test
    void groupsAddUpToTheTotalAndCarryTheirSeries() {
        JsonPath answer = ask("{kpi(id: WON_REVENUE, " + HALF + ", by: [REP], grain: MONTH) {total {value}"
                + " groups {values {dimension value} figure {value} series {from to figure {value}}}"
                + " series {from figure {value}}}}");

        assertEquals(3, answer.getList("data.kpi.groups").size());
        assertEquals(List.of(6, 6, 6), answer.getList("data.kpi.groups.series*.size()"));
        assertEquals(answer.getDouble("data.kpi.total.value"),
                answer.<Number>getList("data.kpi.groups.figure.value").stream().mapToDouble(Number::doubleValue).sum());
        assertEquals(answer.getDouble("data.kpi.total.value"),
                answer.<Number>getList("data.kpi.series.figure.value").stream().mapToDouble(Number::doubleValue).sum());
        assertEquals("2026-01-01", answer.getString("data.kpi.series[0].from"));
    }

    @Test
    void pagesGroups() {
        String first = "{kpi(id: WON_REVENUE, " + HALF + ", by: [REP], first: 2) {groupCount groups {cursor}}}";
        JsonPath page = ask(first);
        assertEquals(3, page.getInt("data.kpi.groupCount"));

        JsonPath rest = ask("{kpi(id: WON_REVENUE, " + HALF + ", by: [REP], first: 2, after: \""
                + page.getString("data.kpi.groups[1].cursor") + "\") {groups {cursor}}}");

        assertEquals(2, page.getList("data.kpi.groups").size());
        assertEquals(1, rest.getList("data.kpi.groups").size());
    }

    @Test
    void comparesWithTheQuarterBefore() {
        JsonPath answer = ask("{kpi(id: WON_REVENUE, " + QUARTER + ", compare: PREVIOUS_PERIOD)"
                + " {total {value previous delta}}}");

        assertAmount("4300", answer, "data.kpi.total.value");
        assertAmount("5300", answer, "data.kpi.total.previous");
        assertAmount("-0.188679", answer, "data.kpi.total.delta");
    }

    @Test
    void readsTheRollupsOnceForAHundredReps() {
        String reps = IntStream.range(0, 100)
                .mapToObj(number -> "{__typename: \"Rep\", id: \"" + CRM.id(RecordKind.REP, "rep" + number) + "\"}")
                .collect(Collectors.joining(" "));
        tallies.reads();

        JsonPath answer = ask("{_entities(representations: [" + reps + "]) {... on Rep {"
                + "scorecard(" + HALF + ") {figures {n}} kpi(id: WON_REVENUE, " + HALF
                + ", grain: MONTH) {total {n}}}}}");

        assertEquals(2, tallies.reads());
        assertEquals(24, answer.getInt("data._entities[1].scorecard.figures[2].n"));
        assertEquals(0, answer.getInt("data._entities[99].scorecard.figures[2].n"));
    }

    @Test
    void answersEveryFieldOfAFigure() {
        JsonPath figure = ask("{kpi(id: SALES_CYCLE_LENGTH, " + QUARTER + ") {total {kpi value unit currency numerator"
                + " denominator n median p75 low high smallSample excluded {reason count} basis windowDays mature previous"
                + " delta noValueBecause definitionVersion dataThrough computedAt}}}");

        assertEquals("DAYS", figure.getString("data.kpi.total.unit"));
        assertEquals("EVENT", figure.getString("data.kpi.total.basis"));
        assertEquals(1, figure.getInt("data.kpi.total.definitionVersion"));
        assertNotNull(figure.getString("data.kpi.total.dataThrough"));
        assertNull(figure.get("data.kpi.total.noValueBecause"));
        assertEquals(false, figure.getBoolean("data.kpi.total.mature"));
    }

    @Test
    void refusesWhatCanNotBeAnswered() {
        for (String arguments : List.of("period: {from: \"2026-01-01\"}",
                "period: {from: \"2026-01-01\", to: \"2026-01-01\"}", "period: {named: TODAY, from: \"2026-01-01\"}",
                "period: {from: \"1990-01-01\", to: \"2026-01-01\"}, grain: DAY", HALF + ", first: 0",
                HALF + ", first: 101", HALF + ", after: \"x\"", HALF + ", by: [REP, REP]", HALF + ", basis: COHORT",
                HALF + ", windowDays: 90")) {
            assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(KpiService.admin(CRM),
                    "{kpi(id: WON_REVENUE, " + arguments + ") {total {n}}}").getString("errors[0].extensions.code"),
                    arguments);
        }
    }

    @Test
    void restatesTheFiguresWhenSettingsChange() {
        Crm other = new Crm();
        List<ChangeEvent> changes = new ArrayList<>(other.stages());
        changes.add(other.deal("a", "Won", "2026-03-31T23:30:00Z", "100", "anna", "acme"));
        changes.add(other.live(RecordKind.FX_RATE, "r",
                "{'base':'EUR','quote':'USD','on':'2026-03-20','rate':'1.5'}"));
        KpiService.publish(changes);
        String april = "{kpi(id: WON_REVENUE, period: {from: \"2026-04-01\", to: \"2026-05-01\"}) {total {value currency}}}";
        String admin = KpiService.admin(other);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertNotNull(KpiService.ask(admin,
                "{kpi(id: WON_REVENUE, period: {named: TODAY}) {total {dataThrough}}}")
                .get("data.kpi.total.dataThrough")));
        assertAmount("0", KpiService.ask(admin, april), "data.kpi.total.value");

        KpiService.ask(admin,
                "mutation {updateCompanySettings(input: {reportingZone: \"Europe/Paris\", currency: \"USD\"})"
                        + " {reportingZone currency}}");
        KpiService.awaitSettings(admin);

        assertAmount("150", KpiService.ask(admin, april), "data.kpi.total.value");
        assertEquals("USD", KpiService.ask(admin, april).getString("data.kpi.total.currency"));
        assertEquals(0, KpiService.differences(admin));
        assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(admin,
                "mutation {updateCompanySettings(input: {reportingZone: \"Mars\"}) {currency}}")
                .getString("errors[0].extensions.code"));
    }

    @Test
    void describesEveryTypeAndFieldOfItsSchema() {
        String sdl = ask("{_service {sdl}}").getString("data._service.sdl");
        JsonPath types = ask("{__schema {types {name kind description fields {name description}"
                + " inputFields {name description} enumValues {name description}}}}");

        assertTrue(sdl.contains("https://specs.apollo.dev/federation/v2.7"), sdl);
        List<String> bare = types.getList(
                "data.__schema.types.findAll {!it.name.contains('__') && !it.name.startsWith('_') && it.kind != 'SCALAR'"
                        + " && it.kind != 'UNION' && !(it.name in ['Query', 'Mutation'])}.collectMany {t -> (t.description ? [] :"
                        + " [t.name]) + ((t.fields ?: []) + (t.inputFields ?: []) + (t.enumValues ?: []))"
                        + ".findAll {!it.description}.collect {t.name + '.' + it.name}}");
        assertEquals(List.of(), bare);
    }

    /** Run with {@code -Drouage.record-schema=true} to record a change that is meant, then compose the supergraph. */
    @Test
    void itsSchemaIsTheRecordedOne() throws IOException {
        Path recorded = Path.of(System.getProperty("rouage.root"), "deploy", "supergraph", "kpi.graphql");
        String sdl = ask("{_service {sdl}}").getString("data._service.sdl").strip() + "\n";
        if (Boolean.getBoolean("rouage.record-schema")) {
            Files.writeString(recorded, sdl);
        }

        assertEquals(Files.readString(recorded), sdl);
    }

    private static void assertAmount(String expected, JsonPath answer, String path) {
        assertEquals(0, new BigDecimal(expected).compareTo(new BigDecimal(answer.getString(path))),
                () -> path + " is " + answer.getString(path));
    }

    private static JsonPath ask(String query) {
        return KpiService.ask(KpiService.admin(CRM), query);
    }
}
