package dev.rouage.kpi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import dev.rouage.kpi.rebuild.JobTask;
import dev.rouage.kpi.turn.Turn;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A piece of a job is seven journeys in tests, see application.properties. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class GenerationsIT {
    private static final String Q1 = "period: {from: \"2026-01-01\", to: \"2026-04-01\"}";
    private static final int DEALS = 40;

    @TestHTTPResource("/graphql")
    URI graphql;
    @Inject
    JobTask jobs;
    @Inject
    TenantDatabase database;

    private final Crm crm = new Crm();

    @Test
    void showsTheOldGenerationWholeUntilTheNewOneIsWhole() {
        firm();
        String admin = KpiService.admin(crm);
        holdTurn("1 hour");
        ask(admin, "mutation {updateCompanySettings(input: {currency: \"USD\", reportingZone: \"America/New_York\"})"
                + " {currency inForce}}");

        // A replica builds the first pieces while the feed goes on; then it dies
        piece();
        piece();
        assertEquals(List.of("EUR", "40"), revenue(admin));
        assertFalse(ask(admin, "{companySettings {inForce}}").getBoolean("data.companySettings.inForce"));
        KpiService.publish(List.of(crm.deal("0", "Won", "2026-02-01", "1000", "anna", "acme"),
                crm.deal("new", "Won", "2026-02-01", "5", "anna", "bolt"), crm.deleted(RecordKind.OPPORTUNITY, "1")));
        await(() -> assertEquals(List.of("EUR", "1043"), revenue(admin)));
        assertEquals(2, generations());

        // Another one goes on where it was, once the lease is over
        releaseTurn();
        KpiService.awaitSettings(admin);
        assertEquals(List.of("USD", "2086"), revenue(admin));
        await(() -> assertEquals("COMPLETE", ask(admin, "{rebuild {state}}").getString("data.rebuild.state")));
        assertEquals(1, generations());
        assertEquals(0, KpiService.differences(admin));
        KpiService.publish(List.of(crm.deal("later", "Won", "2026-02-01", "1", "anna", "corp")));
        await(() -> assertEquals(List.of("USD", "2088"), revenue(admin)));
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void settingsChangedAgainGiveUpWhatWasBeingBuilt() {
        firm();
        String admin = KpiService.admin(crm);
        holdTurn("1 hour");
        String first = ask(admin, "mutation {updateCompanySettings(input: {currency: \"USD\"}) {currency}} ")
                .getString("data.updateCompanySettings.currency");
        piece();

        ask(admin,
                "mutation {updateCompanySettings(input: {currency: \"EUR\", holidays: [\"2026-05-01\"]}) {currency}}");
        releaseTurn();

        assertEquals("USD", first);
        KpiService.awaitSettings(admin);
        assertEquals(List.of("EUR", "40"), revenue(admin));
        await(() -> assertEquals("COMPLETE", ask(admin, "{rebuild {state}}").getString("data.rebuild.state")));
        assertEquals(1, generations());
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void aRebuildChangesNothingAndTellsHowItComesAlong() throws Exception {
        firm();
        String admin = KpiService.admin(crm);

        String id = ask(admin, "mutation {startRebuild {id}}").getString("data.startRebuild.id");
        String state = "";
        try (GraphqlSocket socket = new GraphqlSocket(graphql, admin,
                "subscription {jobProgress(id: \"" + id + "\") {state journeys}}")) {
            while (!state.equals("COMPLETE")) {
                state = socket.next().getJsonObject("jobProgress").getString("state");
            }
        }

        assertTrue(ask(admin, "{rebuild {journeys}}").getInt("data.rebuild.journeys") >= DEALS);
        assertEquals(List.of("EUR", "40"), revenue(admin));
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void anAuditFindsWhatIsWrong() {
        firm();
        String admin = KpiService.admin(crm);
        List<ChangeEvent> more = new ArrayList<>();
        for (int day = 10; day < 30; day++) {
            more.add(crm.deal("on " + day, "Won", "2026-03-" + day, "1", "ben", "acme"));
        }
        KpiService.publish(more);
        await(() -> assertEquals(List.of("EUR", "60"), revenue(admin)));
        JsonPath right = KpiService.job(admin, "startAudit", "audit");
        assertEquals(0, right.getInt("data.audit.differences"), right::prettify);
        assertTrue(right.getInt("data.audit.sums") > 50, "more than a piece in tests: " + right.prettify());

        database.inTransaction(crm.tenant, connection -> connection.preparedQuery("""
                UPDATE rollup SET value = value + 1 WHERE ctid = (SELECT ctid FROM rollup WHERE tenant_id = $1
                    ORDER BY measure DESC, day DESC, cut DESC, part DESC, reason DESC, bucket DESC LIMIT 1)
                """).execute(Tuple.of(crm.tenant.value()))).await().indefinitely();
        assertEquals(1, KpiService.differences(admin));
        database.inTransaction(crm.tenant, connection -> connection.preparedQuery("""
                DELETE FROM journey WHERE ctid = (SELECT ctid FROM journey WHERE tenant_id = $1 AND kind = 1 LIMIT 1)
                """).execute(Tuple.of(crm.tenant.value()))).await().indefinitely();
        assertTrue(KpiService.differences(admin) > 2);

        KpiService.job(admin, "startRebuild", "rebuild");
        assertEquals(0, KpiService.differences(admin));
    }

    @Test
    void whatMovesNoSumHoldsAtOnce() {
        firm();
        String admin = KpiService.admin(crm);

        JsonPath changed = ask(admin,
                "mutation {updateCompanySettings(input: {fiscalYearStartMonth: 2, weekStart: SUNDAY,"
                        + " smallSample: 3}) {inForce fiscalYearStartMonth smallSample businessHours {day from to}}}");

        assertTrue(changed.getBoolean("data.updateCompanySettings.inForce"));
        JsonPath series = ask(admin, "{kpi(id: WON_REVENUE, " + Q1 + ", grain: FISCAL_QUARTER) {series {from to}}}");
        assertEquals(List.of("2026-01-01", "2026-02-01"), series.getList("data.kpi.series.from"));
        JsonPath weeks = ask(admin,
                "{kpi(id: WON_REVENUE, period: {from: \"2026-01-01\", to: \"2026-01-12\"}, grain: WEEK)"
                        + " {series {from}}}");
        assertEquals(List.of("2026-01-01", "2026-01-04", "2026-01-11"), weeks.getList("data.kpi.series.from"));
        for (String wrong : List.of("smallSample: -1", "rampShare: 2", "renewalGraceDays: -1", "currency: \"X\"",
                "businessHours: [{day: MONDAY, from: \"12:00:00\", to: \"09:00:00\"}]")) {
            assertEquals("INVALID_ARGUMENT", KpiService.askAnyhow(admin,
                    "mutation {updateCompanySettings(input: {" + wrong + "}) {currency}}")
                    .getString("errors[0].extensions.code"), wrong);
        }
    }

    private void firm() {
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.live(RecordKind.FX_RATE, "r",
                "{'base':'EUR','quote':'USD','on':'2026-02-01','rate':'2'}"));
        for (int i = 0; i < DEALS; i++) {
            changes.add(crm.deal(String.valueOf(i), "Won", "2026-02-01", "1", "anna", "account" + i % 13));
        }
        KpiService.publish(changes);
        await(() -> assertEquals(List.of("EUR", "40"), revenue(KpiService.admin(crm))));
    }

    /** As another replica does that takes the company's turn, and then dies. */
    private void holdTurn(String lease) {
        sql("INSERT INTO company_work (tenant_id, task, due_at, lease_until) VALUES ($1, 'JOBS', 'infinity',"
                + " now() + interval '" + lease + "')");
    }

    private void releaseTurn() {
        sql("UPDATE company_work SET lease_until = now() WHERE tenant_id = $1 AND task = 'JOBS'");
    }

    private void piece() {
        jobs.run(new Turn(crm.tenant, JobTask.NAME, OffsetDateTime.now(ZoneOffset.UTC))).await().indefinitely();
    }

    private void sql(String statement) {
        database.inTransaction(crm.tenant, connection -> connection.preparedQuery(statement)
                .execute(Tuple.of(crm.tenant.value()))).await().indefinitely();
    }

    private long generations() {
        return database.query(crm.tenant, """
                SELECT count(DISTINCT generation) FROM (SELECT generation FROM rollup WHERE tenant_id = $1
                    UNION SELECT generation FROM histogram WHERE tenant_id = $1
                    UNION SELECT generation FROM journey WHERE tenant_id = $1) AS all_rows
                """, Tuple.of(crm.tenant.value())).await().indefinitely().iterator().next().getLong(0);
    }

    private static List<String> revenue(String token) {
        JsonPath answer = ask(token, "{kpi(id: WON_REVENUE, " + Q1 + ") {total {value currency}}}");
        return List.of(answer.getString("data.kpi.total.currency"),
                new BigDecimal(answer.getString("data.kpi.total.value")).stripTrailingZeros().toPlainString());
    }

    private static JsonPath ask(String token, String query) {
        return KpiService.ask(token, query);
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
