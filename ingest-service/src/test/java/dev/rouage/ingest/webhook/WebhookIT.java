package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.ingest.connection.Resync;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.webhook.WebhookSender.event;
import static dev.rouage.ingest.webhook.WebhookSender.property;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class WebhookIT {
    private static final long T = 1_767_600_000_000L;

    @Inject
    TenantDatabase database;

    @Inject
    Resync resync;

    @Test
    void thinEventsBecomeADealInWhateverOrderTheyCome() {
        List<String> events = List.of(event(101, "deal.creation", T, "\"objectId\":7"),
                property(102, T, "dealstage", "appointmentscheduled"), property(103, T, "amount", "1000"),
                property(104, T + 60_000, "dealstage", "contractsent"), property(105, T + 60_000, "amount", ""),
                property(106, T + 90_000, "pipeline", "default"),
                event(107, "deal.deletion", T + 95_000, "\"objectId\":7"),
                event(108, "deal.restore", T + 99_000, "\"objectId\":7"),
                property(109, T + 120_000, "dealstage", "closedwon"), property(110, T + 120_000, "amount", "1200.50"));
        String ordered = recordAfter(events, events.size());
        assertThat(ordered).contains("\"stage\": \"closedwon\"").contains("\"amount\": \"1200.5\"").contains("LIVE")
                .contains("appointmentscheduled").contains("contractsent");

        for (int seed = 0; seed < 12; seed++) {
            List<String> shuffled = new ArrayList<>(events);
            Random random = new Random(seed);
            Collections.shuffle(shuffled, random);
            shuffled.add(shuffled.get(random.nextInt(events.size())));
            assertThat(recordAfter(shuffled, 1 + random.nextInt(4))).as("seed " + seed).isEqualTo(ordered);
        }
    }

    /** The record as it is stored after the events have been sent so many at a time, each request being processed first. */
    private String recordAfter(List<String> events, int atATime) {
        WebhookSender crm = new WebhookSender("hubspot");
        int sent = 0;
        int duplicates = 0;
        while (sent < events.size()) {
            List<String> some = events.subList(sent, Math.min(events.size(), sent + atATime));
            sent += some.size();
            duplicates += crm.send("[" + String.join(",", some) + "]").statusCode(202).extract()
                    .<Integer>path("duplicates");
            crm.awaitSettled(sent - duplicates);
        }
        crm.health().body("health.waiting", is(0)).body("health.failed", is(0));
        Row row = only(crm,
                "SELECT fields::text || clocks::text || history::text || state || occurred_at::text FROM record"
                        + " WHERE tenant_id = $1 AND kind = 'opportunity'");
        return row.getString(0);
    }

    @Test
    void aChangeOfADealThatNobodyKnowsWaitsUntilAnImportBringsIt() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[" + property(1, T + 5_000, "amount", "77") + "]").statusCode(202);
        crm.awaitSettled(1);
        crm.health().body("health.waiting", is(1)).body("health.failed", is(0));

        crm.company.push("opportunity",
                "{\"source\":\"crm\",\"externalId\":\"7\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"fields\":{\"stage\":\"contractsent\",\"createdAt\":\"2026-01-01\",\"amount\":\"5\"}}")
                .statusCode(200);
        crm.send("[" + property(2, T + 6_000, "dealstage", "closedwon") + "]").statusCode(202);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> crm.health().body("health.waiting", is(0)));
        assertThat(only(crm, "SELECT fields::text FROM record WHERE tenant_id = $1 AND kind = 'opportunity'")
                .getString(0)).contains("\"amount\": \"77\"");
    }

    /** The turn is due when the events are being stored, and has come and gone when they are committed. */
    @Test
    void eventsThatTheirTurnHasJustMissedGetAnother() {
        WebhookSender crm = new WebhookSender("hubspot");
        awaitRest(crm);
        Held turn = hold(crm, "SELECT 1 FROM webhook_work WHERE tenant_id = $1 FOR KEY SHARE");
        Held traffic = hold(crm,
                "INSERT INTO connection_traffic (tenant_id, connection_id, slot) SELECT $1, w.connection_id, s"
                        + " FROM webhook_work w, generate_series(0, 7) s WHERE w.tenant_id = $1");
        hold(crm, "UPDATE webhook_work SET due_at = now() WHERE tenant_id = $1").release();
        CompletableFuture<Void> sent = CompletableFuture
                .runAsync(() -> crm.send("[" + property(1, T, "amount", "77") + "]").statusCode(202));
        await().untilAsserted(() -> assertThat(only(crm,
                "SELECT count(*) FROM pg_stat_activity WHERE $1::uuid IS NOT NULL AND wait_event_type = 'Lock'"
                        + " AND query LIKE '%INSERT INTO webhook_event%'")
                .getInteger(0)).isEqualTo(1));

        turn.release();
        awaitRest(crm);
        traffic.release();

        sent.join();
        crm.awaitSettled(1);
    }

    private void awaitRest(WebhookSender crm) {
        await().until(() -> only(crm,
                "SELECT due_at > now() + interval '1 hour' FROM webhook_work WHERE tenant_id = $1").getBoolean(0));
    }

    /** A transaction that has run a statement and is open until it is released. */
    private Held hold(WebhookSender crm, String sql) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Uni<Void> work = database.inTransaction(new TenantId(crm.company.tenant),
                connection -> connection.preparedQuery(sql).execute(Tuple.of(crm.company.tenant))
                        .invoke(() -> begun.complete(null)).chain(() -> Uni.createFrom().completionStage(end)));
        CompletableFuture<Void> whole = work.subscribeAsCompletionStage();
        CompletableFuture.anyOf(begun, whole).join();
        return new Held(end, whole);
    }

    private record Held(CompletableFuture<Void> end, CompletableFuture<Void> whole) {
        void release() {
            end.complete(null);
            whole.join();
        }
    }

    @Test
    void whatNobodyHasSignedIsNotTaken() {
        WebhookSender crm = new WebhookSender("hubspot");
        String body = "[" + property(1, T, "amount", "1") + "]";
        crm.sendWith("another-secret-entirely", body).statusCode(401).body("code", is("SIGNATURE_INVALID"));
        crm.hubspot(WebhookSender.HUBSPOT_SECRET, body, Instant.now().minusSeconds(301)).post(crm.path()).then()
                .statusCode(401).body("code", is("SIGNATURE_EXPIRED"));
        WebhookSender.request(body).post(crm.path()).then().statusCode(401).body("code", is("SIGNATURE_MISSING"));
        WebhookSender.request(body).post("/v1/webhooks/pipedrive/" + crm.id).then().statusCode(404)
                .body("code", is("NOT_FOUND"));
        WebhookSender.request(body).post("/v1/webhooks/sugar/" + crm.id).then().statusCode(404)
                .body("code", is("NOT_FOUND"));
        WebhookSender.request(body).post("/v1/webhooks/hubspot/" + UUID.randomUUID()).then().statusCode(404)
                .body("code", is("NOT_FOUND"));
        WebhookSender.request(body).post("/v1/webhooks/hubspot/x").then().statusCode(404);
        given().get(crm.path()).then().statusCode(401);
        WebhookSender other = new WebhookSender("hubspot");
        crm.hubspot(WebhookSender.HUBSPOT_SECRET, body, Instant.now()).post(other.path()).then().statusCode(401);
        crm.health().body("health.received", is(0));
    }

    @Test
    void malformedBodiesAndTooLargeOnesAreRefusedOnceTheyAreSigned() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[{]").statusCode(400).body("code", is("MALFORMED_JSON"));
        crm.send("[]").statusCode(202).body("received", is(0));
        crm.send("[\"" + "x".repeat(1_100_000) + "\"]").statusCode(413).body("code", is("PAYLOAD_TOO_LARGE"));
        crm.send("[{\"subscriptionType\":\"deal.propertyChange\"}]").statusCode(202);
        crm.awaitSettled(1);
        crm.health().body("health.parked", is(1)).body("health.lastError", containsString("UNREADABLE_EVENT"));
    }

    @Test
    void duplicatesAndUnknownTypesAreCounted() {
        WebhookSender crm = new WebhookSender("hubspot");
        String body = "[" + event(1, "conversation.newMessage", T, "\"objectId\":1") + ","
                + event(2, "deal.creation", T, "\"objectId\":7") + "]";
        crm.send(body).statusCode(202).body("received", is(2)).body("duplicates", is(0));
        crm.send(body).statusCode(202).body("received", is(2)).body("duplicates", is(2));
        crm.awaitSettled(2);
        crm.health().body("health.received", is(4)).body("health.duplicates", is(2)).body("health.unknown", is(1))
                .body("health.processed", is(1)).body("health.lastReceivedAt", notNullValue());
    }

    @Test
    void poisonIsParkedWithItsCauseAndReplayed() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[" + event(1, "deal.creation", T, "\"objectId\":7") + "," + property(2, T, "dealstage", "closedwon")
                + "," + property(3, T, "amount", "twelve") + "]").statusCode(202);
        crm.awaitSettled(3);
        String parked = "/v1/connections/" + crm.id + "/parked";
        given().auth().oauth2(crm.company.admin).get(parked).then().statusCode(200).body("$", hasSize(1))
                .body("[0].code", is("INVALID_NUMBER")).body("[0].message", containsString("/properties.amount"))
                .body("[0].payload", containsString("twelve"));

        given().auth().oauth2(crm.company.admin).contentType(ContentType.JSON).body(
                "{\"overrides\":{\"objects\":{\"deal\":{\"opportunity\":{\"fields\":{\"amount\":{\"values\":{\"twelve\":\"12\"}}}}}}}}")
                .put("/v1/connections/" + crm.id).then().statusCode(200);
        given().auth().oauth2(crm.company.admin).post(parked + "/replay").then().statusCode(200)
                .body("replayed", is(1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> crm.health().body("health.parked", is(0)).body("health.processed", is(3)));
        assertThat(only(crm, "SELECT fields::text FROM record WHERE tenant_id = $1 AND kind = 'opportunity'")
                .getString(0)).contains("\"amount\": \"12\"");
    }

    @Test
    void whoeverMustBeForgottenIsErasedAndStaysSo() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[" + event(1, "contact.privacyDeletion", T, "\"objectId\":7") + "]").statusCode(202);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> crm.health().body("health.processed", is(1)));
        crm.company.push("lead", IngestClient.item("7", "\"detectedAt\":\"2026-01-01T00:00:00Z\""))
                .body("results[0].errors[0].code", is("PERSON_ERASED"));
    }

    @Test
    void whatComesLaterAboutSomebodyErasedIsNotKept() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[" + event(1, "contact.privacyDeletion", T, "\"objectId\":7") + "]").statusCode(202);
        crm.awaitSettled(1);

        crm.send("[" + event(2, "contact.creation", T + 1, "\"objectId\":7") + ","
                + event(3, "contact.propertyChange", T + 2,
                        "\"objectId\":7,\"propertyName\":\"email\",\"propertyValue\":\"ann@secret.example\"")
                + ","
                + event(4, "contact.propertyChange", T + 3,
                        "\"objectId\":7,\"propertyName\":\"hs_lead_status\",\"propertyValue\":\"ann-secret\"")
                + ","
                + event(5, "contact.newFashion", T + 4, "\"objectId\":7,\"propertyValue\":\"ann-secret\"") + ","
                + event(6, "contact.creation", T + 5, "\"objectId\":8,\"who\":\"somebody else\"") + "]")
                .statusCode(202);
        crm.awaitSettled(6);

        crm.health().body("health.parked", is(0)).body("health.waiting", is(0)).body("health.lastError", nullValue())
                .body("health.dirtySince", nullValue());
        assertThat(rows(crm, "SELECT payload FROM webhook_event WHERE tenant_id = $1 AND object = 'contact/7'"))
                .hasSize(5).allSatisfy(row -> assertThat(row.getString(0)).isEqualTo("{}"));
        assertThat(only(crm, "SELECT payload FROM webhook_event WHERE tenant_id = $1 AND object = 'contact/8'")
                .getString(0)).contains("somebody else");
        assertThat(only(crm,
                "SELECT fields::text FROM record r WHERE tenant_id = $1 AND kind = 'lead' AND state = 'DELETED'")
                .getString(0)).isEqualTo("{}");
    }

    @Test
    void onlyEventsOfThePersonsOwnSourceAreForgotten() {
        WebhookSender crm = new WebhookSender("hubspot");
        String other = crm.create("hubspot", "other-crm").statusCode(201).extract().path("id");
        String body = "[" + event(1, "contact.creation", T, "\"objectId\":7") + "]";
        crm.send(body).statusCode(202);
        crm.hubspotTo("/v1/webhooks/hubspot/" + other, body).statusCode(202);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                rows(crm, "SELECT 1 FROM webhook_event WHERE tenant_id = $1 AND state = 'DONE'")).hasSize(2));

        given().auth().oauth2(crm.company.admin).delete("/v1/people/lead/crm/7").then().statusCode(200);

        assertThat(rows(crm,
                "SELECT payload FROM webhook_event e WHERE tenant_id = $1 AND payload = '{}' AND connection_id = '"
                        + crm.id + "'"))
                .hasSize(1);
        assertThat(only(crm, "SELECT payload FROM webhook_event e WHERE tenant_id = $1 AND connection_id = '" + other
                + "'").getString(0)).contains("contact.creation");
    }

    @Test
    void changeEventsOfSalesforceBecomeRecordsAndGapsAreShown() {
        WebhookSender crm = new WebhookSender("salesforce");
        crm.send(change("Opportunity", "006A", "UPDATE", 1652977950, "\"StageName\":\"Closed Won\",\"Amount\":null"))
                .statusCode(202);
        crm.send(change("Opportunity", "006A", "CREATE", 1652977933,
                "\"StageName\":\"Prospecting\",\"Amount\":40000,\"CloseDate\":1653955200000,\"OwnerId\":\"005A\",\"CreatedDate\":1652977933000"))
                .statusCode(202);
        crm.send("[" + change("Lead", "00QA", "UPDATE", 1652977951,
                "\"IsConverted\":true,\"ConvertedOpportunityId\":\"006A\",\"ConvertedAccountId\":\"001A\",\"ConvertedDate\":1652918400000")
                + ","
                + change("Lead", "00QA", "CREATE", 1652977900, "\"Status\":\"Open\",\"CreatedDate\":1652977900000")
                + "]").statusCode(202);
        crm.awaitSettled(4);
        crm.health().body("health.waiting", is(0)).body("health.failed", is(0)).body("health.dirtySince", nullValue());
        assertThat(only(crm,
                "SELECT fields::text || history::text FROM record WHERE tenant_id = $1 AND kind = 'opportunity'")
                .getString(0)).contains("\"stage\": \"Closed Won\"").contains("\"amount\": \"40000\"")
                .contains("\"closedAt\": \"2022-05-31\"").contains("\"lead\"").contains("Prospecting");
        assertThat(only(crm, "SELECT fields::text FROM record WHERE tenant_id = $1 AND kind = 'lead'").getString(0))
                .contains("\"qualifiedAt\": \"2022-05-19T16:32:31");

        Instant before = Instant.now().minusSeconds(60);
        crm.send(change("Opportunity", "006A", "GAP_UPDATE", 1652977960, "\"x\":1")).statusCode(202);
        crm.awaitSettled(5);
        crm.health().body("health.dirtySince", notNullValue());
        resynced(crm, before);
        crm.health().body("health.dirtySince", notNullValue());
        resynced(crm, Instant.now().plusSeconds(1));
        crm.health().body("health.dirtySince", nullValue());
    }

    private void resynced(WebhookSender crm, Instant startedAt) {
        TenantId tenant = new TenantId(crm.company.tenant);
        database.inTransaction(tenant, connection -> resync.completed(connection, tenant, "crm",
                RecordKind.OPPORTUNITY, startedAt)).await().indefinitely();
    }

    private static String change(String entity, String id, String type, long second, String fields) {
        return ("{\"ChangeEventHeader\":{\"entityName\":\"%s\",\"recordIds\":[\"%s\"],\"changeType\":\"%s\",\"transactionKey\":\"%s\","
                + "\"sequenceNumber\":1,\"commitTimestamp\":%d000,\"commitNumber\":%d000000000,\"nulledFields\":[]},%s}")
                .formatted(entity, id, type, UUID.randomUUID(), second, second, fields);
    }

    @Test
    void pipedriveSendsTheWholeObjectEachTime() {
        WebhookSender crm = new WebhookSender("pipedrive");
        String deal = "\"id\":5,\"stage_id\":428,\"pipeline_id\":3,\"owner_id\":1,\"value\":112,\"currency\":\"EUR\",\"add_time\":\"2026-01-01T10:00:00Z\"";
        crm.sendWith("rouage:a-wrong-password", "{}").statusCode(401).body("code", is("SIGNATURE_INVALID"));
        crm.send(pipedrive("change", "2026-01-03T10:00:00.000Z",
                deal + ",\"status\":\"won\",\"won_time\":\"2026-01-03T10:00:00Z\""))
                .statusCode(202);
        crm.send(pipedrive("create", "2026-01-01T10:00:00.000Z", deal + ",\"status\":\"open\",\"won_time\":null"))
                .statusCode(202);
        crm.awaitSettled(2);
        assertThat(only(crm,
                "SELECT fields::text || history::text || state FROM record WHERE tenant_id = $1 AND kind = 'opportunity'")
                .getString(0)).contains("\"stage\": \"won\"").contains("428").contains("\"closedAt\": \"2026-01-03")
                .contains("LIVE");
        assertThat(rows(crm, "SELECT fields->>'category' FROM record WHERE tenant_id = $1 AND kind = 'pipelineStage'"))
                .hasSize(2);

        crm.send(
                "{\"meta\":{\"action\":\"delete\",\"entity\":\"deal\",\"entity_id\":\"5\",\"id\":\"%s\",\"timestamp\":\"2026-01-04T10:00:00Z\"},\"data\":null,\"previous\":{}}"
                        .formatted(UUID.randomUUID()))
                .statusCode(202);
        crm.awaitSettled(3);
        assertThat(
                only(crm, "SELECT state::text FROM record WHERE tenant_id = $1 AND kind = 'opportunity'").getString(0))
                .isEqualTo("DELETED");
    }

    private static String pipedrive(String action, String at, String data) {
        return "{\"meta\":{\"action\":\"%s\",\"entity\":\"deal\",\"entity_id\":\"5\",\"id\":\"%s\",\"timestamp\":\"%s\",\"version\":\"2.0\",\"attempt\":1},\"data\":{%s}}"
                .formatted(action, UUID.randomUUID(), at, data);
    }

    @Test
    void takesTheExamplesOfTheDescription() {
        WebhookSender hubspot = new WebhookSender("hubspot");
        hubspot.send(WebhookExamples.HUBSPOT).statusCode(202).body("received", is(2));
        hubspot.awaitSettled(2);
        assertThat(rows(hubspot, "SELECT id FROM record WHERE tenant_id = $1 AND kind = 'opportunity'")).hasSize(1);
        WebhookSender standard = new WebhookSender("standard");
        standard.send(WebhookExamples.STANDARD).statusCode(202);
        standard.awaitSettled(1);
        assertThat(rows(standard, "SELECT id FROM record WHERE tenant_id = $1 AND kind = 'account'")).hasSize(1);
    }

    @Test
    void anySenderMayFollowStandardWebhooks() {
        WebhookSender crm = new WebhookSender("standard");
        String body = "{\"type\":\"account.created\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"externalId\":\"9\",\"name\":\"Acme\"}}";
        crm.standard(WebhookSender.STANDARD_SECRET, "msg_1", body, Instant.now()).post(crm.path()).then()
                .statusCode(202);
        crm.standard(WebhookSender.STANDARD_SECRET, "msg_1", body, Instant.now()).post(crm.path()).then()
                .statusCode(202).body("duplicates", is(1));
        crm.awaitSettled(1);
        assertThat(only(crm, "SELECT fields::text FROM record WHERE tenant_id = $1 AND kind = 'account'").getString(0))
                .contains("Acme");
    }

    @Test
    void manySendersAtOnceWhileEventsAreProcessedLoseNothing() throws InterruptedException {
        WebhookSender crm = new WebhookSender("salesforce");
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            String prefix = "001" + sender;
            senders.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 25; i++) {
                    statuses.add(crm.send(change("Account", prefix + i % 5, "CREATE", 1652977950 + i,
                            "\"Name\":\"Acme\"")).extract().statusCode());
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(statuses).hasSize(100).containsOnly(202);
        crm.awaitSettled(100);
        crm.health().body("health.processed", is(100)).body("health.received", is(100));
        assertThat(rows(crm, "SELECT id FROM record WHERE tenant_id = $1 AND kind = 'account'")).hasSize(20);
    }

    @Test
    void oldEventsAreRemoved() {
        WebhookSender crm = new WebhookSender("hubspot");
        crm.send("[" + event(1, "deal.creation", T, "\"objectId\":7") + "]").statusCode(202);
        crm.awaitSettled(1);
        database.inTransaction(new TenantId(crm.company.tenant), connection -> connection.preparedQuery(
                "UPDATE webhook_event SET received_at = now() - interval '31 days' WHERE tenant_id = $1")
                .execute(Tuple.of(crm.company.tenant))).await().indefinitely();

        crm.send("[" + event(2, "deal.restore", T + 1, "\"objectId\":8") + "]").statusCode(202);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                rows(crm, "SELECT event_id FROM webhook_event WHERE tenant_id = $1")).hasSize(1));
    }

    private Row only(WebhookSender crm, String sql) {
        RowSet<Row> rows = rows(crm, sql);
        assertThat(rows).hasSize(1);
        return rows.iterator().next();
    }

    private RowSet<Row> rows(WebhookSender crm, String sql) {
        return database.query(new TenantId(crm.company.tenant), sql, Tuple.of(crm.company.tenant)).await()
                .indefinitely();
    }
}
