package dev.rouage.kpi;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import com.standardwebhooks.Webhook;
import dev.rouage.kpi.WebhookSink.Received;
import dev.rouage.kpi.turn.CompanyTask;
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
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class AlertsIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    @TestHTTPResource("/graphql")
    URI graphql;
    @Inject
    @Any
    Instance<CompanyTask> tasks;
    @Inject
    TenantDatabase database;

    private final Crm crm = new Crm();

    @Test
    void raisesAnAlertOnceWhenAFigurePassesItsBoundAndResolvesIt() throws Exception {
        firm();
        String admin = KpiService.admin(crm);
        ask(admin,
                "mutation {addAlertRule(input: {kpi: WON_REVENUE, condition: ABOVE, bound: 500, period: LAST_30_DAYS,"
                        + " team: \"" + north() + "\"}) {id}}");
        String south = KpiService.person(crm.tenant.value(), "cleo", "rep");
        try (GraphqlSocket subscription = new GraphqlSocket(graphql, admin,
                "subscription {alertRaised {kpi value bound condition team {id}}}");
                GraphqlSocket foreign = new GraphqlSocket(graphql, south, "subscription {alertRaised {kpi}}")) {
            assertEquals(0, open(admin).size());

            KpiService.publish(List.of(crm.deal("b", "Won", yesterday(), "450", "anna", "bolt")));

            JsonObject alert = subscription.next().getJsonObject("alertRaised");
            assertEquals("WON_REVENUE", alert.getString("kpi"));
            assertEquals(550, alert.getInteger("value"));
            assertEquals(north().toString(), alert.getJsonObject("team").getString("id"));
            assertEquals(1, open(admin).size());

            // Judged again by several at once: nothing new
            CompanyTask watch = tasks.stream().filter(task -> task.name().equals("ALERTS")).findFirst().orElseThrow();
            Turn turn = new Turn(crm.tenant, "ALERTS", TODAY.atStartOfDay().atOffset(ZoneOffset.UTC));
            Uni.join().all(watch.run(turn), watch.run(turn), watch.run(turn)).andFailFast().await().indefinitely();
            assertEquals(1, all(admin).size());

            KpiService.publish(List.of(crm.deal("b", "Lost", yesterday(), "450", "anna", "bolt")));
            await(() -> assertEquals(0, open(admin).size()));
            KpiService.publish(List.of(crm.deal("b", "Won", yesterday(), "900", "anna", "bolt")));
            assertEquals(1000, subscription.next().getJsonObject("alertRaised").getInteger("value"));
            assertEquals(2, all(admin).size());
            assertTrue(foreign.isQuiet());
        }
        assertEquals(0, all(south).size());
        assertEquals(0, all(KpiService.admin(new Crm())).size());
        JsonPath poor = ask(KpiService.person(crm.tenant.value(), "boss", "admin"),
                "{alerts {nodes {value bound kpi}}}");
        assertNull(poor.get("data.alerts.nodes[0].value"));
        assertNull(poor.get("data.alerts.nodes[0].bound"));
    }

    @Test
    void raisesAnAlertWhenAnObjectiveIsOffPace() {
        firm();
        String admin = KpiService.admin(crm);
        ask(admin,
                "mutation {addObjectives(inputs: [{team: \"" + north()
                        + "\", role: MAIN, kpi: WON_REVENUE, target: 1000,"
                        + " from: \"" + TODAY.minusDays(4) + "\", to: \"" + TODAY.plusDays(6) + "\"}]) {id}}");

        ask(admin,
                "mutation {addAlertRule(input: {kpi: WON_REVENUE, condition: OFF_PACE, bound: 0.9, team: \"" + north()
                        + "\"}) {id}}");

        await(() -> assertEquals(1, open(admin).size()));
        JsonPath alert = ask(admin, "{alerts {nodes {condition pace value objective}}}");
        assertEquals("OFF_PACE", alert.getString("data.alerts.nodes[0].condition"));
        assertEquals(0.2f, alert.getFloat("data.alerts.nodes[0].pace"));
        KpiService.publish(List.of(crm.deal("b", "Won", yesterday(), "400", "anna", "bolt")));
        await(() -> assertEquals(0, open(admin).size()));
    }

    @Test
    void deliversAlertsSignedAndAgainUntilTheyAreTaken() {
        firm();
        String admin = KpiService.admin(crm);
        try (WebhookSink sink = new WebhookSink(request -> request < 3 ? 503 : 204)) {
            JsonPath added = ask(admin, endpoint(sink.url(), SECRET, "amounts: true"));
            assertEquals(sink.url(), added.getString("data.addAlertEndpoint.url"));

            ask(admin, rule());

            await(() -> assertEquals(3, sink.received().size()));
            await(() -> assertEquals(0, ask(admin, "{alertEndpoints {pending}}")
                    .getInt("data.alertEndpoints[0].pending")));
            assertEquals("HTTP status 204", ask(admin, "{alertEndpoints {lastOutcome}}")
                    .getString("data.alertEndpoints[0].lastOutcome"));
            List<Received> received = sink.received();
            assertEquals(1, received.stream().map(one -> one.headers().firstValue("webhook-id").orElseThrow())
                    .distinct().count());
            assertEquals(1, received.stream().map(Received::body).distinct().count());
            for (Received one : received) {
                assertDoesNotThrow(() -> new Webhook(SECRET).verify(one.body(), one.headers()));
            }
            JsonObject message = new JsonObject(received.getFirst().body());
            assertEquals("alert.raised", message.getString("type"));
            assertEquals("100.00", message.getJsonObject("data").getString("value"));
        }
    }

    @Test
    void anEndpointThatIsGoneGetsNoMore() {
        firm();
        String admin = KpiService.admin(crm);
        try (WebhookSink sink = new WebhookSink(_ -> 410)) {
            String id = ask(admin, endpoint(sink.url(), SECRET, "")).getString("data.addAlertEndpoint.id");
            ask(admin, rule());
            await(() -> assertTrue(String.valueOf(ask(admin, "{alertEndpoints {disabledBecause}}")
                    .getString("data.alertEndpoints[0].disabledBecause")).contains("410")));

            ask(admin, rule());
            await(() -> assertEquals(2, open(admin).size()));

            assertEquals(1, sink.received().size());
            assertEquals(0, ask(admin, "{alertEndpoints {pending}}").getInt("data.alertEndpoints[0].pending"));
            assertFalse(new JsonObject(sink.received().getFirst().body()).getJsonObject("data").containsKey("secret"));
            assertNull(new JsonObject(sink.received().getFirst().body()).getJsonObject("data").getString("value"));
            assertNull(ask(admin, "mutation {enableAlertEndpoint(id: \"" + id + "\") {disabledAt}}")
                    .get("data.enableAlertEndpoint.disabledAt"));
        }
    }

    @Test
    void keepsSecretsEncryptedAndShowsThemToNobody() {
        String admin = KpiService.admin(crm);
        ask(admin, endpoint("http://127.0.0.1:9/", SECRET, ""));

        byte[] stored = database.query(crm.tenant, "SELECT secret FROM alert_endpoint WHERE tenant_id = $1",
                Tuple.of(crm.tenant.value())).await().indefinitely().iterator().next().getBuffer(0).getBytes();

        assertFalse(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1).contains(SECRET.substring(6, 20)));
        assertEquals("ValidationError", KpiService.askAnyhow(admin, "{alertEndpoints {secret}}")
                .getString("errors[0].extensions.classification"));
    }

    @Test
    void refusesWhatItCantWatchOrDeliverTo() {
        firm();
        String admin = KpiService.admin(crm);
        String nora = KpiService.person(crm.tenant.value(), "nora", "manager");
        String poor = KpiService.person(crm.tenant.value(), "boss", "admin");

        assertEquals("INVALID_SECRET", code(admin, endpoint("http://127.0.0.1:9/", "whsec_short", "")));
        assertEquals("ADDRESS_REFUSED", code(admin, endpoint("ftp://127.0.0.1/", SECRET, "")));
        assertEquals("ADDRESS_REFUSED", code(admin, endpoint("https://nowhere.invalid/", SECRET, "")));
        assertEquals("FORBIDDEN", code(poor, endpoint("http://127.0.0.1:9/", SECRET, "amounts: true")));
        assertEquals("FORBIDDEN", code(nora, endpoint("http://127.0.0.1:9/", SECRET, "")));
        assertEquals("FORBIDDEN", code(nora, "{alertEndpoints {id}}"));
        assertEquals("NOT_FOUND", code(admin, "mutation {removeAlertEndpoint(id: \"" + UUID.randomUUID() + "\")}"));
        String input = "kpi: WIN_RATE_BY_COUNT, condition: BELOW, bound: 0.5, period: THIS_MONTH";
        assertEquals("FORBIDDEN", code(nora, "mutation {addAlertRule(input: {" + input + "}) {id}}"));
        assertEquals("FORBIDDEN", code(nora, "mutation {addAlertRule(input: {" + input + ", team: \""
                + crm.id(RecordKind.TEAM, "south") + "\"}) {id}}"));
        assertEquals("INVALID_ARGUMENT", code(admin,
                "mutation {addAlertRule(input: {kpi: WIN_RATE_BY_COUNT, condition: OFF_PACE}) {id}}"));
        String id = ask(nora, "mutation {addAlertRule(input: {" + input + ", team: \"" + north() + "\"}) {id}}")
                .getString("data.addAlertRule.id");
        assertEquals("NOT_FOUND", code(KpiService.admin(new Crm()), "mutation {removeAlertRule(id: \"" + id + "\")}"));
        assertTrue(ask(nora, "mutation {removeAlertRule(id: \"" + id + "\")}").getBoolean("data.removeAlertRule"));
    }

    private void firm() {
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.team("north", "top", "nora"));
        changes.add(crm.team("south", "top", "sam"));
        changes.add(crm.rep("nora", "top"));
        changes.add(crm.rep("anna", "north"));
        changes.add(crm.rep("cleo", "south"));
        changes.add(crm.deal("a", "Won", yesterday(), "100", "anna", "acme"));
        KpiService.publish(changes);
        await(() -> assertEquals(1, ask(KpiService.admin(crm),
                "{kpi(id: WIN_RATE_BY_COUNT, period: {named: LAST_30_DAYS}) {total {n}}}").getInt("data.kpi.total.n")));
    }

    private static String rule() {
        return "mutation {addAlertRule(input: {kpi: WON_REVENUE, condition: BELOW, bound: 500, period: LAST_30_DAYS}) {id}}";
    }

    private static String endpoint(String url, String secret, String more) {
        return "mutation {addAlertEndpoint(url: \"" + url + "\", secret: \"" + secret + "\" " + more + ") {id url}}";
    }

    private static List<?> open(String token) {
        return ask(token, "{alerts(open: true) {nodes {id}}}").getList("data.alerts.nodes");
    }

    private static List<?> all(String token) {
        return ask(token, "{alerts {nodes {id}}}").getList("data.alerts.nodes");
    }

    private UUID north() {
        return crm.id(RecordKind.TEAM, "north");
    }

    private static String yesterday() {
        return TODAY.minusDays(1).toString();
    }

    private static JsonPath ask(String token, String query) {
        return KpiService.ask(token, query);
    }

    private static String code(String token, String query) {
        return KpiService.askAnyhow(token, query).getString("errors[0].extensions.code");
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
