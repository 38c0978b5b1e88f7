package dev.rouage.ingest.webhook.standard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.rouage.ingest.webhook.WebhookRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandardSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final long SENT = 1614265330;

    @Test
    void theVectorHolds() {
        assertThatCode(() -> StandardSignature.verify(request(SIGNATURE, SENT, 0), List.of(SECRET)))
                .doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        assertThatCode(() -> StandardSignature.verify(request("v1,AAAA v1a,BBBB " + SIGNATURE, SENT, 0),
                List.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAA", SECRET))).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionSecretOrTimeIsNot() {
        assertThatThrownBy(() -> StandardSignature.verify(request(SIGNATURE.replace("v1,", "v2,"), SENT, 0),
                List.of(SECRET))).extracting("code").hasToString("SIGNATURE_INVALID");
        assertThatThrownBy(() -> StandardSignature.verify(request(SIGNATURE, SENT, 0),
                List.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAA"))).extracting("code").hasToString("SIGNATURE_INVALID");
        assertThatThrownBy(() -> StandardSignature.verify(request(SIGNATURE, SENT + 1, 0), List.of(SECRET)))
                .extracting("code").hasToString("SIGNATURE_INVALID");
        assertThatThrownBy(() -> StandardSignature.verify(request(SIGNATURE, SENT, 301), List.of(SECRET)))
                .extracting("code").hasToString("SIGNATURE_EXPIRED");
        assertThatThrownBy(() -> StandardSignature.verify(new WebhookRequest("POST", "", Map.of(), new byte[0],
                Instant.EPOCH), List.of(SECRET))).extracting("code").hasToString("SIGNATURE_MISSING");
    }

    private static WebhookRequest request(String signature, long timestamp, long later) {
        return new WebhookRequest("POST", "", Map.of("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signature),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(SENT + later));
    }
}
