package dev.rouage.gateway.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.request.Problems;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A start without the realm, on keys that were kept. */
class KeysFileTest {
    private final Vertx vertx = Vertx.vertx();
    private RealmServer realm;

    @TempDir
    Path folder;

    @BeforeEach
    void startRealm() throws IOException {
        realm = new RealmServer();
    }

    @AfterEach
    void stop() {
        realm.close();
        vertx.close();
    }

    private CallerVerifier started(Path file) {
        var config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(java.util.Map.of("rouage.gateway.oidc.url", realm.url(),
                        "rouage.gateway.oidc.keys-file", file.toString()), "test", 500))
                .build();
        var verifier = new CallerVerifier(new GatewayConfig(config), vertx);
        verifier.start(new StartupEvent());
        return verifier;
    }

    private Caller verify(CallerVerifier verifier, String token) throws Exception {
        return verifier.verify("Bearer " + token)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void servesOnKeptKeysWhileTheRealmIsAway() throws Exception {
        Path file = folder.resolve("keys");
        started(file);
        await().until(() -> Files.exists(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String token = realm.token();
        realm.goAway();

        var again = started(file);
        assertThat(again.isReady()).isTrue();
        assertThat(verify(again, token).tenant()).isEqualTo("t1");
    }

    @Test
    void takesNothingFromAFileThatIsSpoilt() throws Exception {
        String token = realm.token();
        realm.goAway();
        for (String spoilt : new String[]{"", "issuer", "issuer\n{}", "issuer\nnonsense"}) {
            Path file = Files.writeString(folder.resolve("spoilt"), spoilt);
            var verifier = started(file);
            assertThat(verifier.isReady()).isFalse();
            assertThatThrownBy(() -> verify(verifier, token)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthenticationUnavailableException.class)
                    .satisfies(failure -> assertThat(Problems.of(failure.getCause(), 1)).satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(503);
                        assertThat(problem.code()).isEqualTo(ErrorCode.AUTHENTICATION_UNAVAILABLE);
                    }));
        }
    }
}
