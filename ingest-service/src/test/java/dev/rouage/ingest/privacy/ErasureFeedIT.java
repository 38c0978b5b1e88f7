package dev.rouage.ingest.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.event.Topics;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ErasureFeedIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final IngestClient company = new IngestClient();

    @Test
    void consumersAreToldTheRecordWithoutItsPerson() {
        company.push("rep", item("ann", 1,
                "\"name\":\"Ann\",\"email\":\"ann@company.example\",\"hiredOn\":\"2026-01-01\",\"mobile\":\"1\""))
                .statusCode(200);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            assertThat(next(consumer).getJsonObject("fields").getString("email")).isEqualTo("ann@company.example");
            given().auth().oauth2(company.admin).delete("/v1/people/rep/crm/ann").then().statusCode(200);

            JsonObject erased = next(consumer);

            assertThat(erased.getJsonObject("fields").getMap())
                    .isEqualTo(Map.of("name", "(erased)", "hiredOn", "2026-01-01"));
            assertThat(erased.getLong("revision")).isEqualTo(2);
            assertThat(erased.getString("state")).isEqualTo("LIVE");
            assertThat(erased.getString("externalId")).isEqualTo(erased.getString("id"));
        }
    }

    private JsonObject next(KafkaConsumer<byte[], byte[]> consumer) {
        List<JsonObject> events = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                JsonObject event = new JsonObject(new String(message.value(), StandardCharsets.UTF_8));
                if (event.getString("tenant").equals(company.tenant.toString())) {
                    events.add(event);
                }
            });
            return !events.isEmpty();
        });
        assertThat(events).hasSize(1);
        return events.getFirst();
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
