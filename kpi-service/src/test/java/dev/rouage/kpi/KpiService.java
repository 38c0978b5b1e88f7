package dev.rouage.kpi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.ChangeEventJson;
import dev.rouage.platform.event.Topics;
import dev.rouage.testing.TestTokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

import static org.junit.jupiter.api.Assertions.assertNull;

/** The running service as its neighbours see it: Kafka on one side, GraphQL on the other. */
final class KpiService {
    private KpiService() {}

    /** Publishes the changes in their order, all in one partition. */
    static void publish(List<ChangeEvent> changes) {
        send(changes.stream().map(KpiService::message).toList());
    }

    /** Publishes whatever it is. */
    static void publishRaw(String message) {
        send(List.of(
                new ProducerRecord<>(Topics.CRM_CHANGES, 0, new byte[]{1}, message.getBytes(StandardCharsets.UTF_8))));
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> messages) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            messages.forEach(message -> sent.add(producer.send(message)));
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The changes could not be published", failure);
        }
    }

    private static ProducerRecord<byte[], byte[]> message(ChangeEvent change) {
        try {
            return new ProducerRecord<>(Topics.CRM_CHANGES, 0, key(change), ChangeEventJson.write(change));
        } catch (IOException failure) {
            throw new IllegalStateException("The change can't be written", failure);
        }
    }

    private static byte[] key(ChangeEvent change) {
        return ChangeEventJson.key(change.tenant(), change.kind(), change.id()).getBytes(StandardCharsets.UTF_8);
    }

    static String admin(Crm crm) {
        return TestTokens.token(crm.tenant.value(), "company", "admin@example.org", "admin", "money");
    }

    static String person(UUID tenant, String name, String... roles) {
        return TestTokens.token(tenant, "company", name + "@example.org", roles);
    }

    /** Asks and expects an answer without errors. */
    static JsonPath ask(String token, String query) {
        JsonPath answer = askAnyhow(token, query);
        assertNull(answer.get("errors"), () -> "errors: " + answer.get("errors"));
        return answer;
    }

    /** Asks, errors or not. */
    static JsonPath askAnyhow(String token, String query) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json")
                .body(Map.of("query", query)).post("/graphql").then().statusCode(200).extract().jsonPath();
    }

    /** Starts the job that the mutation names and waits for its end. */
    static JsonPath job(String token, String mutation, String query) {
        String id = ask(token, "mutation {" + mutation + " {id}}").getString("data." + mutation + ".id");
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(
                () -> ask(token,
                        "{" + query + " {id state step journeys sums differences examples failure finishedAt}}"),
                answer -> answer.getString("data." + query + ".id").equals(id)
                        && answer.get("data." + query + ".finishedAt") != null);
    }

    /** How many differences an audit finds. */
    static int differences(String token) {
        return job(token, "startAudit", "audit").getInt("data.audit.differences");
    }

    /** Waits until figures are shown by the settings that are decided. */
    static void awaitSettings(String token) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ask(token, "{companySettings {inForce}}")
                .getBoolean("data.companySettings.inForce"));
    }
}
