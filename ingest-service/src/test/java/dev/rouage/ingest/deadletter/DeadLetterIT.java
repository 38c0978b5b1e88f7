package dev.rouage.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.Topics;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class DeadLetterIT {
    private static final String LIST = "{ deadLetters(%s) { nodes { id service kind recordId cause origin state replayedAt } pageInfo { hasNextPage endCursor } } }";
    private static final AtomicInteger ORIGIN = new AtomicInteger();

    @Inject
    DeadLetterExpiry expiry;

    @Inject
    TenantDatabase database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final IngestClient company = new IngestClient();
    private final IngestClient other = new IngestClient();

    @Test
    void listsWhatAConsumerGaveUpToAdministratorsOfItsCompanyOnly() {
        UUID record = UUID.randomUUID();
        giveUp(company, "opportunity", record, "cause with a NUL \0 in it");

        awaitLetters(1);
        company.query(company.admin, list("")).body("errors", nullValue())
                .body("data.deadLetters.nodes.service", contains("kpi-service"))
                .body("data.deadLetters.nodes.kind", contains("opportunity"))
                .body("data.deadLetters.nodes.recordId", contains(record.toString()))
                .body("data.deadLetters.nodes.cause", contains("cause with a NUL \uFFFD in it"))
                .body("data.deadLetters.nodes[0].origin", startsWith("crm.changes-3@"))
                .body("data.deadLetters.nodes.state", contains("OPEN"));
        other.query(other.admin, list("")).body("errors", nullValue()).body("data.deadLetters.nodes", empty());
        company.query(company.rep("ann@company.example"), list("")).body("errors[0].extensions.code", is("FORBIDDEN"));
        company.query(company.integrator, list("")).body("errors[0].extensions.code", is("FORBIDDEN"));
    }

    @Test
    void replayingPublishesTheRecordAgainAsItIsNow() {
        UUID record = push("a1", 1, "Old");
        push("a1", 2, "New");
        giveUp(company, "account", record, "the table was gone");
        String id = awaitLetters(1);
        try (KafkaConsumer<byte[], byte[]> consumer = fromTheBeginning()) {
            assertThat(awaitSecondRevision(consumer, record)).contains("New");

            replay(company, "[\"" + id + "\"]", 1, 0);

            assertThat(awaitSecondRevision(consumer, record)).contains("New");
        }
        company.query(company.admin, list("state: OPEN")).body("data.deadLetters.nodes", empty());
        company.query(company.admin, list("state: REPLAYED")).body("data.deadLetters.nodes.id", contains(id))
                .body("data.deadLetters.nodes[0].replayedAt", notNullValue());
        replay(company, "[\"" + id + "\"]", 0, 0);
    }

    @Test
    void withoutIdsAllOpenOnesAreReplayedAndThoseWithoutARecordStayOpen() {
        giveUp(company, "account", push("a1", 1, "One"), "gone");
        giveUp(company, "account", push("a2", 1, "Two"), "gone");
        giveUp(company, "account", UUID.randomUUID(), "never was");
        awaitLetters(3);

        replay(company, null, 2, 1);

        company.query(company.admin, list("state: OPEN")).body("data.deadLetters.nodes.cause", contains("never was"));
    }

    @Test
    void nobodyReplaysTheLettersOfAnotherCompany() {
        giveUp(company, "account", push("a1", 1, "One"), "gone");
        String id = awaitLetters(1);

        replay(other, "[\"" + id + "\", \"no id at all\"]", 0, 0);

        company.query(company.admin, list("")).body("data.deadLetters.nodes.state", contains("OPEN"));
        company.query(company.rep("ann@company.example"), "mutation { replayDeadLetters { replayed } }")
                .body("errors[0].extensions.code", is("FORBIDDEN"));
    }

    @Test
    void goAfterThirtyDaysWhoseverTheyAre() {
        giveUp(company, "account", UUID.randomUUID(), "long ago");
        giveUp(company, "account", UUID.randomUUID(), "long ago");
        giveUp(other, "account", UUID.randomUUID(), "long ago too");
        awaitLetters(2);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> causes(other).size() == 1);
        age(company, 31, 1);
        age(other, 31, 1);

        expiry.removeExpired();

        assertThat(causes(company)).hasSize(1);
        assertThat(causes(other)).isEmpty();
        age(company, 29, 1);
        expiry.removeExpired();
        assertThat(causes(company)).hasSize(1);
    }

    private void age(IngestClient owner, int days, int letters) {
        database.inTransaction(new TenantId(owner.tenant), connection -> connection.preparedQuery(
                "UPDATE dead_letter SET at = now() - make_interval(days => $2) WHERE id IN (SELECT id FROM dead_letter WHERE tenant_id = $1 ORDER BY at, id LIMIT $3)")
                .execute(Tuple.of(owner.tenant, days, letters))).await().indefinitely();
    }

    private static List<String> causes(IngestClient owner) {
        return owner.query(owner.admin, list("")).extract().path("data.deadLetters.nodes.cause");
    }

    @Test
    void toldTwiceItIsThereOnceAndPagesFollowEachOther() {
        UUID record = UUID.randomUUID();
        String origin = giveUp(company, "account", record, "first");
        giveUp(company.tenant + "/account/" + record, "again", origin);
        giveUp(company, "account", UUID.randomUUID(), "another");
        awaitLetters(2);

        String cursor = company.query(company.admin, list("first: 1"))
                .body("data.deadLetters.nodes.cause", contains("another"))
                .body("data.deadLetters.pageInfo.hasNextPage", is(true)).extract()
                .path("data.deadLetters.pageInfo.endCursor");
        company.query(company.admin, list("first: 1, after: \"" + cursor + "\""))
                .body("data.deadLetters.nodes.cause", contains("again"))
                .body("data.deadLetters.pageInfo.hasNextPage", is(false));
        company.query(company.admin, list("after: \"MTpub25zZW5zZQ\""))
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
    }

    @Test
    void whatIsOfNoCompanyIsPassedOver() {
        giveUp("not-a-tenant/account/1", "nobody's", "crm.changes-0@1");
        giveUp(company, "account", UUID.randomUUID(), "after it");

        awaitLetters(1);
    }

    private UUID push(String externalId, int version, String name) {
        return UUID.fromString(company.push("account", item(externalId, version, "\"name\":\"" + name + "\""))
                .statusCode(200).extract().path("results[0].id"));
    }

    private static String list(String arguments) {
        return LIST.formatted(arguments).replace("()", "");
    }

    private static void replay(IngestClient by, @Nullable String ids, int replayed, int withoutRecord) {
        by.query(by.admin, "mutation { replayDeadLetters" + (ids == null ? "" : "(ids: " + ids + ")")
                + " { replayed withoutRecord } }").body("errors", nullValue())
                .body("data.replayDeadLetters.replayed", is(replayed))
                .body("data.replayDeadLetters.withoutRecord", is(withoutRecord));
    }

    /** The id of the newest one, once there are so many. */
    private String awaitLetters(int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> company.query(company.admin, list(""))
                .extract().<List<String>>path("data.deadLetters.nodes.id"), ids -> ids.size() == count).getFirst();
    }

    private String giveUp(IngestClient whose, String kind, UUID record, String cause) {
        String origin = "crm.changes-3@" + ORIGIN.incrementAndGet();
        giveUp(whose.tenant + "/" + kind + "/" + record, cause, origin);
        return origin;
    }

    private void giveUp(String key, String cause, String origin) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(Topics.CRM_CHANGES_DEAD_LETTER, bytes(key),
                bytes("whatever it was"));
        Map.of("rouage-service", "kpi-service", "rouage-cause", cause, "rouage-origin", origin)
                .forEach((name, value) -> message.headers().add(name, bytes(value)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> fromTheBeginning() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.CRM_CHANGES).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition())).toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    private static String awaitSecondRevision(KafkaConsumer<byte[], byte[]> consumer, UUID record) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                String value = new String(message.value(), StandardCharsets.UTF_8);
                if (new String(message.key(), StandardCharsets.UTF_8).endsWith(record.toString())
                        && value.contains("\"revision\":2")) {
                    return value;
                }
            }
            return "";
        }, found -> !found.isEmpty());
    }
}
