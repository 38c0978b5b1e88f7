package dev.rouage.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import dev.rouage.ingest.IngestClient;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;

import static io.restassured.RestAssured.given;

/** A connection of a company of its own, and the CRM behind it. */
final class WebhookSender {
    static final String HUBSPOT_SECRET = "0b5eca11-feed-4dad-beef-c0ffee000000";
    static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String PIPEDRIVE_SECRET = "rouage:a-long-password";

    final IngestClient company = new IngestClient();
    final String id;
    private final String vendor;

    WebhookSender(String vendor) {
        this.vendor = vendor;
        this.id = create(vendor, "crm").statusCode(201).extract().path("id");
    }

    ValidatableResponse create(String sender, String source) {
        return given().auth().oauth2(company.admin).contentType(ContentType.JSON)
                .body("{\"vendor\":\"%s\",\"source\":\"%s\",\"secret\":\"%s\"}".formatted(sender, source,
                        secret(sender)))
                .post("/v1/connections").then();
    }

    static String secret(String vendor) {
        return switch (vendor) {
            case "hubspot" -> HUBSPOT_SECRET;
            case "pipedrive" -> PIPEDRIVE_SECRET;
            default -> STANDARD_SECRET;
        };
    }

    String path() {
        return "/v1/webhooks/" + vendor + "/" + id;
    }

    /** Sends a body as the vendor would. */
    ValidatableResponse send(String body) {
        return sendWith(secret(vendor), body);
    }

    ValidatableResponse sendWith(String secret, String body) {
        return switch (vendor) {
            case "hubspot" -> hubspot(secret, body, Instant.now()).post(path()).then();
            case "pipedrive" -> request(body).header("Authorization", "Basic " + Base64.getEncoder()
                    .encodeToString(secret.getBytes(StandardCharsets.UTF_8))).post(path()).then();
            default -> standard(secret, "msg_" + UUID.randomUUID(), body, Instant.now()).post(path()).then();
        };
    }

    RequestSpecification hubspot(String secret, String body, Instant at) {
        return hubspot(secret, path(), body, at);
    }

    /** Sends a body to another connection of the company, as HubSpot would. */
    ValidatableResponse hubspotTo(String path, String body) {
        return hubspot(HUBSPOT_SECRET, path, body, Instant.now()).post(path).then();
    }

    private static RequestSpecification hubspot(String secret, String path, String body, Instant at) {
        String timestamp = Long.toString(at.toEpochMilli());
        String url = "http://localhost:" + RestAssured.port + path;
        String signature = Signatures.hmac(secret.getBytes(StandardCharsets.UTF_8),
                ("POST" + url + body + timestamp).getBytes(StandardCharsets.UTF_8));
        return request(body).header("X-HubSpot-Signature-v3", signature).header("X-HubSpot-Request-Timestamp",
                timestamp);
    }

    RequestSpecification standard(String secret, String messageId, String body, Instant at) {
        String signed = messageId + "." + at.getEpochSecond() + "." + body;
        String signature = Signatures.hmac(Base64.getDecoder().decode(secret.substring("whsec_".length())),
                signed.getBytes(StandardCharsets.UTF_8));
        return request(body).header("webhook-id", messageId)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", "v1," + signature);
    }

    static RequestSpecification request(String body) {
        return given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    ValidatableResponse health() {
        return given().auth().oauth2(company.admin).get("/v1/connections/" + id).then().statusCode(200);
    }

    /** Waits until so many events are no longer to be processed. */
    void awaitSettled(int events) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var health = health().extract().jsonPath();
            return health.getInt("health.processed") + health.getInt("health.failed")
                    + health.getInt("health.unknown") >= events;
        });
    }

    /** A HubSpot event. */
    static String event(long eventId, String type, long at, String fields) {
        return "{\"eventId\":%d,\"subscriptionId\":1,\"portalId\":2,\"occurredAt\":%d,\"subscriptionType\":\"%s\",\"attemptNumber\":0,%s}"
                .formatted(eventId, at, type, fields);
    }

    /** A HubSpot property change of the deal 7. */
    static String property(long eventId, long at, String name, String value) {
        return event(eventId, "deal.propertyChange", at,
                "\"objectId\":7,\"propertyName\":\"%s\",\"propertyValue\":\"%s\"".formatted(name, value));
    }
}
