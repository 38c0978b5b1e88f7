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
    private static final String WIN_RATE = ".find {it.kpi == 'WIN_RATE_BY_COUNT'}";
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
        JsonPath answer = ask("{a: scorecard(" + HALF + ") {figures {kpi n}} b: scorecard(" + QUARTER
                + ") {figures {kpi n}}"
                + " c: kpi(id: WON_REVENUE, " + HALF + ") {total {n}} d: kpi(id: NEW_CUSTOMERS, " + QUARTER
                + ") {total {n}} e: kpis {kpi name} f: kpis(language: FR) {kpi name}"
                + " g: companySettings {currency} h: companySettings {reportingZone}"
                + " i: audit {differences} j: audit {sums} k: rebuild {id} l: rebuild {state} m: alerts {nodes {id}} n: alerts(open: true)"
                + " {nodes {id}} o: alertRules {id} p: alertRules {kpi} q: objectives {nodes {id}} r: objectives(on: \"2026-01-01\")"
                + " {nodes {id}} s: objectiveIssues {kind} t: objectiveIssues(from: \"2026-01-01\") {kind}"
                + " u: alertEndpoints {id} v: alertEndpoints {url}}");

        assertEquals(72, answer.getInt("data.a.figures" + WIN_RATE + ".n"));
        assertEquals(33, answer.getInt("data.b.figures" + WIN_RATE + ".n"));
        assertEquals(48, answer.getInt("data.c.total.n"));
        assertEquals(0, answer.getInt("data.d.total.n"));
        assertEquals("Win rate by count", answer.getString("data.e" + WIN_RATE + ".name"));
        assertEquals("Taux de réussite en nombre", answer.getString("data.f" + WIN_RATE + ".name"));
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
                + ") {total {value}} c: scorecard(" + HALF + ") {figures {kpi n}} d: scorecard(" + QUARTER
                + ") {figures {kpi n}}}}}");

        assertAmount("3200", answer, "data._entities[0].a.total.value");
        assertAmount("1400", answer, "data._entities[0].b.total.value");
        assertEquals(24, answer.getInt("data._entities[0].c.figures" + WIN_RATE + ".n"));
        assertEquals(11, answer.getInt("data._entities[0].d.figures" + WIN_RATE + ".n"));
    }

    @Test
    void twoAliasesOfTheFiguresOfStagesGiveTheirOwnAnswers() {
        String fields = "a: stageBottlenecks(" + HALF + ") {stage entries advanced lost movedBack stillThere left"
                + " medianDays p75Days meanDays totalDays shareOfTotal bottleneck openStays meanOpenDays excluded {count}}"
                + " b: stageBottlenecks(" + QUARTER + ") {entries} c: funnel(" + HALF
                + ", options: {funnelMode: ANY_STAGE_REACHED}) {stage category deals created share shareOfPrevious}"
                + " d: funnel(" + HALF + ") {deals} e: pipeline {stage deals amount weighted noAmountBecause}"
                + " f: pipeline(filter: {pipelines: [\"none\"]}) {deals} g: prospectsNeeded(" + HALF
                + ", targetCustomers: 10) {prospects cautiousProspects rate {value} nothingBecause} h: prospectsNeeded("
                + QUARTER + ", targetRevenue: 1000) {prospects averageSale {value}}";
        String rep = CRM.id(RecordKind.REP, "rep1").toString();

        JsonPath company = ask("{" + fields + "}");
        JsonPath entity = ask("{_entities(representations: [{__typename: \"Rep\", id: \"" + rep
                + "\"} {__typename: \"Rep\", id: \"" + CRM.id(RecordKind.REP, "rep2") + "\"}]) {... on Rep {" + fields
                + "}}}");

        assertEquals("Won", company.getString("data.c[0].stage"));
        assertEquals(48, company.getInt("data.c[0].deals"));
        assertEquals(72, company.getInt("data.c[0].created"));
        assertEquals(List.of(0), company.getList("data.d.deals"));
        assertEquals(List.of(), company.getList("data.f"));
        assertEquals(15, company.getInt("data.g.prospects"));
        assertTrue(company.getInt("data.g.cautiousProspects") > 15);
        assertEquals(16, entity.getInt("data._entities[0].c[0].deals"));
        assertEquals(24, entity.getInt("data._entities[1].c[0].created"));
    }

    @Test
    void refusesStagesByWhatTheyAreNotSummedUpBy() {
        assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(KpiService.admin(CRM),
                "{stageBottlenecks(" + HALF + ", filter: {sources: [\"Fair\"]}) {stage}}")
                .getString("errors[0].extensions.code"));
        assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(KpiService.admin(CRM),
                "{prospectsNeeded(" + HALF + ") {prospects}}").getString("errors[0].extensions.code"));
    }

    @Test
    void optionsChooseTheVariantOfAFigure() {
        JsonPath answer = ask("{a: kpi(id: SALES_CYCLE_LENGTH, " + HALF + ", options: {startPoint: LEAD_DETECTED})"
                + " {total {value noValueBecause excluded {reason count}}} b: scorecard(" + HALF
                + ", options: {attribution: CURRENT_OWNER}) {figures {kpi n}}}");

        assertNull(answer.get("data.a.total.value"));
        assertEquals("LEAD_MISSING", answer.getString("data.a.total.excluded[0].reason"));
        assertEquals(48, answer.getInt("data.a.total.excluded[0].count"));
        assertEquals(72, answer.getInt("data.b.figures" + WIN_RATE + ".n"));
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
    void ordersGroupsByTheirFigureAndPagesThemInThatOrder() {
        String groups = ") {groups {cursor figure {value}}}";
        JsonPath answer = ask("{a: kpi(id: WON_REVENUE, " + HALF + ", by: [REP], order: GREATEST_FIRST" + groups
                + " b: kpi(id: WON_REVENUE, " + HALF + ", by: [REP], order: LEAST_FIRST" + groups + "}");
        assertEquals(List.of(4800.0, 3200.0, 1600.0), answer.<Number>getList("data.a.groups.figure.value").stream()
                .map(Number::doubleValue).toList());
        assertEquals(List.of(1600.0, 3200.0, 4800.0), answer.<Number>getList("data.b.groups.figure.value").stream()
                .map(Number::doubleValue).toList());

        JsonPath second = ask(
                "{kpi(id: WON_REVENUE, " + HALF + ", by: [REP], order: GREATEST_FIRST, first: 1, after: \""
                        + answer.getString("data.a.groups[0].cursor") + "\"" + groups + "}");
        assertEquals(List.of(3200.0), second.<Number>getList("data.kpi.groups.figure.value").stream()
                .map(Number::doubleValue).toList());
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
                + "scorecard(" + HALF + ") {figures {kpi n}} kpi(id: WON_REVENUE, " + HALF
                + ", grain: MONTH) {total {n}}}}}");

        assertEquals(2, tallies.reads());
        ask("{_entities(representations: [" + reps + "]) {... on Rep {stageBottlenecks(" + HALF
                + ") {stage} funnel(" + HALF + ") {deals} a: pipeline {deals} b: pipeline {stage} prospectsNeeded("
                + HALF
                + ", targetCustomers: 10) {prospects}}}}");
        assertEquals(4, tallies.reads(), "stages, funnel, pipelines (the same question twice), prospects");
        assertEquals(24, answer.getInt("data._entities[1].scorecard.figures" + WIN_RATE + ".n"));
        assertEquals(0, answer.getInt("data._entities[99].scorecard.figures" + WIN_RATE + ".n"));
    }

    @Test
    void answersEveryFieldOfAFigure() {
        JsonPath figure = ask("{kpi(id: SALES_CYCLE_LENGTH, " + QUARTER + ") {total {kpi value unit currency numerator"
                + " denominator n median p75 low high smallSample excluded {reason count} basis windowDays mature previous"
                + " delta noValueBecause definitionVersion dataThrough computedAt"
                + " details {name value unit description}}}}");

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
