package dev.rouage.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.infrastructure.LocalKeycloak;
import dev.rouage.launcher.Restartable;
import dev.rouage.launcher.Service;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever becomes of Keycloak, whoever has a valid token is served, and nobody else is. */
@Order(70)
@ExtendWith(StackExtension.class)
class KeycloakIT {

    /** It goes through the gateway to each of the services. */
    private static final String EVERYWHERE = """
            { reps(first: 1) { nodes { id name onboarding { progress } scorecard(period: {named: LAST_QUARTER}) { figures { n } } } } }""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;

    KeycloakIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aNewKeyIsTakenAtOnceAndTheOldOneStaysGood() {
        String old = stack.machine().logins().token("demo-admin");

        new RealmAdministration(stack.machine().settings().issuer(), stack.machine().settings().adminPassword())
                .rotateKey("rotated");
        String fresh = stack.machine().logins().token("demo-admin");

        assertThat(key(fresh)).isNotEqualTo(key(old));
        for (String token : List.of(fresh, old)) {
            assertServedEverywhere(token);
        }
        assertRefusedEverywhere(forged(fresh));
    }

    @Test
    void validTokensAreServedWhileKeycloakIsAwayEvenByAGatewayThatStartsThen() {
        String token = stack.machine().logins().token("demo-admin");
        assertServedEverywhere(token);
        Restartable<LocalKeycloak> keycloak = stack.machine().keycloak();

        keycloak.kill();
        try {
            assertServedEverywhere(token);
            assertRefusedEverywhere(forged(token));

            stack.machine().service(Service.GATEWAY).kill();
            stack.machine().service(Service.GATEWAY).restart();
            assertServedEverywhere(token);
            assertRefusedEverywhere(forged(token));
        } finally {
            keycloak.restart();
            keycloak.part().awaitReady();
        }
        assertServedEverywhere(stack.machine().logins().token("demo-admin"));
    }

    private void assertServedEverywhere(String token) {
        assertThat(stack.graph(stack.gateway(), token).ask(EVERYWHERE).data("/reps/nodes/0/scorecard/figures"))
                .isNotEmpty();
    }

    private void assertRefusedEverywhere(String token) {
        assertThat(Stream.of(stack.gateway(), stack.ingest(), stack.kpi(), stack.coaching()))
                .allSatisfy((URI address) -> assertThat(
                        stack.graph(address, token).ask("{ __typename }").status()).isEqualTo(401));
    }

    private static String key(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0])).path("kid").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same head and signature, and the right to everything. */
    private static String forged(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"roles\":\\[", "\"roles\":[\"integrator\",");
        assertThat(claims).contains("\"integrator\"");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
    }
}
