package dev.rouage.ingest.webhook.hubspot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.platform.problem.RouageException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HubSpotSignatureTest {
    private static final String SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    /** HubSpot's own example, with its one quote too many. */
    private static final String BODY = "[{\"eventId\":1,\"subscriptionId\":12345,\"portalId\":62515\",\"occurredAt\":1564113600000,"
            + "\"subscriptionType\":\"contact.creation\",\"attemptNumber\":0,\"objectId\":123,\"changeSource\":\"CRM\","
            + "\"changeFlag\":\"NEW\",\"appId\":54321}]";
    private static final String URL = "https://www.example.com/webhook_uri";
    private static final String VECTOR = "zuijrW2tzkqMP0h5LfN096my7DwR3y0JFyF4EnQLyzk=";
    private static final Instant AT = Instant.ofEpochMilli(1564113600000L);

    @Test
    void theVectorHolds() {
        assertThat(HubSpotSignature.sign(SECRET, request(URL, BODY, "", AT), URL, "1564113600000"))
                .isEqualTo(VECTOR);
        assertThatCode(() -> HubSpotSignature.verify(request(URL, BODY, VECTOR, AT), List.of(SECRET)))
                .doesNotThrowAnyException();
    }

    @Test
    void aSecretThatWasRotatedHoldsBesideTheNewOne() {
        assertThatCode(() -> HubSpotSignature.verify(request(URL, BODY, VECTOR, AT), List.of("another", SECRET)))
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressIsSignedAsItIsOrDecodedAsHubSpotDoes() {
        String url = "https://www.example.com/hook?at=%2Fa%3a%40b%20c";
        assertThat(HubSpotSignature.decoded(url)).isEqualTo("https://www.example.com/hook?at=/a:@b%20c");
        for (String signed : List.of(url, HubSpotSignature.decoded(url))) {
            String signature = HubSpotSignature.sign(SECRET, request(url, BODY, "", AT), signed, "1564113600000");
            assertThatCode(() -> HubSpotSignature.verify(request(url, BODY, signature, AT), List.of(SECRET)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anyOtherByteBreaksIt() {
        assertThatThrownBy(() -> HubSpotSignature.verify(request(URL, BODY + " ", VECTOR, AT), List.of(SECRET)))
                .isInstanceOf(RouageException.class).extracting("code").hasToString("SIGNATURE_INVALID");
        assertThatThrownBy(() -> HubSpotSignature.verify(request(URL + "/", BODY, VECTOR, AT), List.of(SECRET)))
                .extracting("code").hasToString("SIGNATURE_INVALID");
    }

    @Test
    void fiveMinutesIsTheEnd() {
        assertThatCode(() -> HubSpotSignature.verify(
                request(URL, BODY, VECTOR, AT.plus(Duration.ofMinutes(5))), List.of(SECRET)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HubSpotSignature.verify(
                request(URL, BODY, VECTOR, AT.plus(Duration.ofMinutes(5)).plusMillis(1)), List.of(SECRET)))
                .extracting("code").hasToString("SIGNATURE_EXPIRED");
        assertThatThrownBy(() -> HubSpotSignature.verify(
                request(URL, BODY, VECTOR, AT.minus(Duration.ofMinutes(5)).minusMillis(1)), List.of(SECRET)))
                .extracting("code").hasToString("SIGNATURE_EXPIRED");
    }

    private static WebhookRequest request(String url, String body, String signature, Instant now) {
        return new WebhookRequest("POST", url, Map.of("x-hubspot-signature-v3", signature,
                "x-hubspot-request-timestamp", "1564113600000"), body.getBytes(StandardCharsets.UTF_8), now);
    }
}
