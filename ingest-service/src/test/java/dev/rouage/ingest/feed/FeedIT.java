package dev.rouage.ingest.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.ingest.store.Shard;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.ChangeEventJson;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.event.Topics;
import dev.rouage.platform.event.UnreadableEventException;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class FeedIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    FeedPublisher publisher;
    @Inject
    FeedConfig config;
    @Inject
    @ReactiveDataSource("relay")
    Pool relay;

    private final IngestClient company = new IngestClient();

    @Test
    void publishesTheWholeStateAfterEachChange() {
        company.push("opportunity", item("d1", 1,
                "\"stage\":\"New\",\"createdAt\":\"2026-01-01\",\"owner\":\"r1\",\"amount\":\"100.10\",\"color\":\"red\""));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<ChangeEvent> events = new ArrayList<>();
            await(consumer, events, 1);
            company.push("opportunity", item("d1", 2, "\"stage\":\"Won\",\"closedAt\":\"2026-01-05\""));
            await(consumer, events, 2);

            ChangeEvent last = events.getLast();
            assertThat(last.revision()).isEqualTo(2);
            assertThat(last.state()).isEqualTo(RecordState.LIVE);
            assertThat(last.fields().path("amount").asText()).isEqualTo("100.1");
            assertThat(last.fields().path("stage").asText()).isEqualTo("Won");
            assertThat(last.fields().path("custom").path("color").asText()).isEqualTo("red");
            assertThat(UUID.fromString(last.fields().path("owner").asText())).isNotNull();
            assertThat(last.history().path("stage")).hasSize(2);
            assertThat(last.history().path("stage").get(1).path("value").asText()).isEqualTo("Won");
        }
    }

    @Test
    void publishesWhatTheSourceTellsOfEarlierStagesAndOwners() {
        company.push("opportunity",
                """
                        {"source":"crm","externalId":"d1","version":3,"occurredAt":"2026-01-09T00:00:00Z",
                         "fields":{"stage":"Won","createdAt":"2026-01-01","owner":"r2"},
                         "history":{"stage":[{"value":"Won","at":"2026-01-08T00:00:00Z"},{"value":"New","at":"2026-01-01T00:00:00Z"}],
                           "owner":[{"value":"r1","at":"2026-01-01T00:00:00Z"},{"value":"r2","at":"2026-01-05T00:00:00Z"}]}}""")
                .statusCode(200);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<ChangeEvent> events = new ArrayList<>();
            await(consumer, events, 1);

            assertThat(events.getFirst().history().path("stage").toString()).isEqualTo(
                    "[{\"value\":\"New\",\"at\":\"2026-01-01T00:00:00Z\"},{\"value\":\"Won\",\"at\":\"2026-01-08T00:00:00Z\"}]");
            assertThat(events.getFirst().history().path("owner")).hasSize(2);
            assertThat(events.getFirst().history().path("owner").get(1).path("value"))
                    .isEqualTo(events.getFirst().fields().path("owner"));
        }
    }

    @Test
    void publishesNothingForWritesThatChangeNothing() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<ChangeEvent> events = new ArrayList<>();
            company.push("account", item("1", 1, "\"name\":\"Acme\""));
            await(consumer, events, 1);
            company.push("account", item("1", 1, "\"name\":\"Acme\""), item("1", 2, "\"name\":\"Acme\""));
            company.push("account", item("2", 1, "\"name\":\"Marker\""));
            await(consumer, events, 2);

            assertThat(events).extracting(ChangeEvent::externalId).containsExactly("1", "2");
        }
    }

    @Test
    void publishesEveryRecordOfManyWritersAtOnceAndItsLastStateLast() {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            writers.add(CompletableFuture.runAsync(() -> push(number)));
        }
        writers.forEach(CompletableFuture::join);

        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<String, ChangeEvent> last = new HashMap<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ChangeEvent event : poll(consumer)) {
                    ChangeEvent before = last.put(event.externalId(), event);
                    assertThat(before == null || before.revision() < event.revision()).isTrue();
                }
                return last.size() == 50 && last.values().stream()
                        .allMatch(event -> event.fields().path("name").asText().equals("v40"));
            });
        }
    }

    @Test
    void leavesAPartAloneWhileAnotherReplicaWorksOnIt() {
        IngestClient elsewhere = companyOfAnotherPart();
        int part = Shard.of(new TenantId(company.tenant));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<ChangeEvent> events = new ArrayList<>();
            relay.withTransaction(otherReplica -> otherReplica
                    .preparedQuery("SELECT pg_advisory_xact_lock(7243, $1::int)").execute(Tuple.of(part))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(() -> {
                        company.push("account", item("1", 1, "\"name\":\"Acme\""));
                        elsewhere.push("account", item("1", 1, "\"name\":\"Acme\""));
                        await(consumer, events, elsewhere, 1);
                        assertThat(events).extracting(ChangeEvent::tenant)
                                .doesNotContain(new TenantId(company.tenant));
                    })).await().atMost(Duration.ofSeconds(30));

            await(consumer, events, company, 1);
        }
    }

    /** Otherwise a record could be passed over whose transaction ends after one that began later. */
    @Test
    void waitsForEarlierTransactionsOfThisDatabase() throws SQLException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(); Connection earlier = open(database)) {
            List<ChangeEvent> events = new ArrayList<>();
            company.push("account", item("1", 1, "\"name\":\"Acme\""));
            Awaitility.await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> {
                events.addAll(poll(consumer));
                return events.isEmpty();
            });

            earlier.rollback();

            await(consumer, events, 1);
        }
    }

    @Test
    void doesNotWaitForThoseOfOtherDatabases() throws SQLException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                Connection _ = open(database.replaceAll("/[^/?]+($|\\?)", "/postgres$1"))) {
            List<ChangeEvent> events = new ArrayList<>();
            company.push("account", item("1", 1, "\"name\":\"Acme\""));

            await(consumer, events, 1);
        }
    }

    /** A transaction with a number of its own and a lock on a table. */
    private Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id() FROM pg_class LIMIT 1");
        }
        return connection;
    }

    @Test
    void twoRelaysPublishEachRevisionOnce() throws InterruptedException {
        FeedRelay second = new FeedRelay(publisher, config);
        second.start(new StartupEvent());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (int round = 1; round <= 20; round++) {
                company.push("account", item("a" + round, 1, "\"name\":\"A\""),
                        item("b", round, "\"name\":\"" + round + "\""));
            }
            List<ChangeEvent> events = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                events.addAll(poll(consumer));
                return events.stream().anyMatch(event -> event.fields().path("name").asText().equals("20"));
            });
            assertThat(events).extracting(event -> event.externalId() + "@" + event.revision()).doesNotHaveDuplicates();
            assertThat(events).extracting(ChangeEvent::externalId).contains("a1", "a10", "a19");
        } finally {
            second.stop(new ShutdownEvent());
        }
    }

    private IngestClient companyOfAnotherPart() {
        IngestClient other = new IngestClient();
        while (Shard.of(new TenantId(other.tenant)) == Shard.of(new TenantId(company.tenant))) {
            other = new IngestClient();
        }
        return other;
    }

    private void await(KafkaConsumer<byte[], byte[]> consumer, List<ChangeEvent> events, IngestClient whose,
            int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            events.addAll(poll(consumer, company.tenant, whose.tenant));
            return events.stream().filter(event -> event.tenant().value().equals(whose.tenant)).count() >= count;
        });
    }

    /** Ten rounds over the same fifty records; four writers do this at once, with versions of their own. */
    private void push(int writer) {
        for (int round = 1; round <= 10; round++) {
            int version = round * 4 - 3 + writer;
            String[] items = new String[50];
            for (int i = 0; i < items.length; i++) {
                items[i] = item("s" + i, version, "\"name\":\"v" + version + "\"");
            }
            company.push("account", items).statusCode(200);
        }
    }

    private void await(KafkaConsumer<byte[], byte[]> consumer, List<ChangeEvent> events, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            events.addAll(poll(consumer));
            return events.size() >= count;
        });
        assertThat(events).hasSize(count);
    }

    /** The company's own events; the topic is shared with other tests. */
    private List<ChangeEvent> poll(KafkaConsumer<byte[], byte[]> consumer) {
        return poll(consumer, company.tenant);
    }

    private static List<ChangeEvent> poll(KafkaConsumer<byte[], byte[]> consumer, UUID... tenants) {
        List<ChangeEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
            try {
                ChangeEvent event = ChangeEventJson.read(message.value());
                if (List.of(tenants).contains(event.tenant().value())) {
                    events.add(event);
                }
            } catch (UnreadableEventException failure) {
                throw new CompletionException(failure);
            }
        }
        return events;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.CRM_CHANGES));
        return consumer;
    }
}
