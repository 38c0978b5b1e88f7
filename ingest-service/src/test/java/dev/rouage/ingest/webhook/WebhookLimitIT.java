package dev.rouage.ingest.webhook;

import java.util.Map;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.webhook.WebhookSender.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@TestProfile(WebhookLimitIT.Strict.class)
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class WebhookLimitIT {

    /** Three events at once and one more every two hours. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rouage.ingest.webhook.limit", "0.00014", "rouage.ingest.webhook.limit-burst", "3");
        }
    }

    @Test
    void aConnectionThatBringsTooMuchWaitsAndNothingOfThatIsStored() {
        WebhookSender crm = new WebhookSender("hubspot");
        WebhookSender other = new WebhookSender("hubspot");
        crm.send(events(1, 2)).statusCode(202);
        crm.send(events(3, 4)).statusCode(202);

        String wait = crm.send(events(5)).statusCode(429).contentType("application/problem+json")
                .body("code", is("TOO_MANY_REQUESTS")).extract().header("Retry-After");

        assertThat(Long.parseLong(wait)).isBetween(7_200L, 14_300L);
        crm.health().body("health.received", is(4));
        other.send(events(1)).statusCode(202);
        crm.company.push("account", IngestClient.item("a", "\"name\":\"n\"")).statusCode(200);
    }

    @Test
    void whatNobodyHasSignedUsesNothingUp() {
        WebhookSender crm = new WebhookSender("hubspot");
        for (int i = 0; i < 5; i++) {
            crm.sendWith("another-secret-entirely", events(i)).statusCode(401);
        }
        crm.send(events(1)).statusCode(202);
    }

    private static String events(long... ids) {
        StringBuilder events = new StringBuilder("[");
        for (long id : ids) {
            events.append(events.length() > 1 ? "," : "")
                    .append(event(id, "deal.creation", 1_767_600_000_000L, "\"objectId\":" + id));
        }
        return events.append("]").toString();
    }
}
