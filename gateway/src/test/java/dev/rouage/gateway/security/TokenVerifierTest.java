package dev.rouage.gateway.security;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.rouage.gateway.security.SigningKeys.KeysUnavailableException;
import dev.rouage.gateway.security.SigningKeys.UnknownKeyException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TokenVerifierTest {
    private final Vertx vertx = Vertx.vertx();
    private RealmServer realm;
    private SigningKeys keys;
    private TokenVerifier verifier;

    @BeforeEach
    void startRealm() throws IOException {
        realm = new RealmServer();
        var client = new RealmClient(vertx, realm.url());
        keys = new SigningKeys(vertx, client::keys, Duration.ofMillis(300), System::nanoTime);
        verifier = verifier(1_000_000);
    }

    private TokenVerifier verifier(long remembered) {
        return new TokenVerifier(keys, new OidcConfig(realm.url(), null, "rouage", null, Duration.ofMinutes(5),
                Duration.ofMillis(300), null, "policies", remembered));
    }

    @AfterEach
    void stop() {
        realm.close();
        vertx.close();
    }

    private static <T> T get(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private Caller verify(String token) throws Exception {
        return get(Future.succeededFuture(token).compose(verifier::verify));
    }

    @Test
    void knowsTheCallerOfAValidToken() throws Exception {
        Caller caller = verify(realm.token());

        assertThat(caller.tenant()).isEqualTo("t1");
        assertThat(caller.scopes()).containsExactlyInAnyOrder("openid", "book:pages");
        assertThat(caller.policies()).containsExactlyInAnyOrder("rep", "geographer");
        assertThat(caller.admin()).isFalse();
        assertThat(caller.authenticated()).isTrue();
    }

    @Test
    void refusesEveryOtherToken() throws Exception {
        verify(realm.token());
        JwtClaims expired = realm.claims();
        expired.setExpirationTimeMinutesInTheFuture(-1);
        JwtClaims endless = realm.claims();
        endless.unsetClaim("exp");
        JwtClaims elsewhere = realm.claims();
        elsewhere.setAudience("another");
        JwtClaims foreign = realm.claims();
        foreign.setIssuer("http://evil");
        JwtClaims refresh = realm.claims();
        refresh.setClaim("typ", "Refresh");
        for (JwtClaims claims : List.of(expired, endless, elsewhere, foreign, refresh)) {
            assertThatThrownBy(() -> verify(realm.sign(claims))).isInstanceOf(InvalidTokenException.class);
        }
        assertThatThrownBy(() -> verify("nonsense")).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> verify("")).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> verify("a".repeat(20_000))).isInstanceOf(InvalidTokenException.class);
        // A key of the attacker's own, under the name of the realm's.
        var own = RealmServer.newKey(realm.key().getKeyId());
        assertThatThrownBy(() -> verify(RealmServer.sign(realm.claims(), own))).isInstanceOf(
                InvalidTokenException.class);
    }

    @Test
    void refusesTokensSignedWithThePublicKeyAsASecretOrNotAtAll() throws Exception {
        verify(realm.token());
        var shared = new JsonWebSignature();
        shared.setPayload(realm.claims().toJson());
        shared.setKeyIdHeaderValue(realm.key().getKeyId());
        shared.setAlgorithmHeaderValue("HS256");
        shared.setKey(new HmacKey(realm.key().getPublicKey().getEncoded()));
        String confused = shared.getCompactSerialization();
        String[] parts = realm.token().split("\\.");
        String none = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":\"none\",\"kid\":\"" + realm.key().getKeyId() + "\"}").getBytes(
                        java.nio.charset.StandardCharsets.UTF_8))
                + "." + parts[1] + ".";

        assertThatThrownBy(() -> verify(confused)).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> verify(none)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void startsWithoutTheRealmAndServesAsSoonAsItIsThere() throws Exception {
        String token = realm.token();
        realm.goAway();
        assertThatThrownBy(() -> verify(token)).isInstanceOf(KeysUnavailableException.class);

        realm.comeBack();
        assertThat(verify(token).tenant()).isEqualTo("t1");
    }

    @Test
    void keepsVerifyingWhileTheRealmIsAway() throws Exception {
        verify(realm.token());
        JwtClaims another = realm.claims();
        another.setSubject("bob");
        String token = realm.sign(another);
        realm.goAway();

        assertThat(verify(token).tenant()).isEqualTo("t1");
        assertThatThrownBy(() -> get(keys.read())).isInstanceOf(KeysUnavailableException.class);
        assertThat(verify(token).tenant()).isEqualTo("t1");
    }

    @Test
    void takesANewKeyWithoutRefusingAnybody() throws Exception {
        String old = realm.token();
        verify(old);
        realm.rotate();
        List<Future<Caller>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            JwtClaims claims = realm.claims();
            claims.setSubject("user-" + i);
            all.add(verifier.verify(realm.sign(claims)));
        }

        for (Future<Caller> each : all) {
            assertThat(get(each).authenticated()).isTrue();
        }
        assertThat(verify(old).tenant()).isEqualTo("t1");
        assertThat(realm.reads()).isEqualTo(2);
    }

    @Test
    void doesNotHammerTheRealmWithUnknownKeys() throws Exception {
        verify(realm.token());
        JwtClaims claims = realm.claims();
        var forger = RealmServer.newKey("forged");
        long start = System.nanoTime();
        List<Future<Caller>> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            forger.setKeyId("forged-" + i);
            all.add(verifier.verify(RealmServer.sign(claims, forger)));
        }
        for (Future<Caller> each : all) {
            assertThatThrownBy(() -> get(each)).isInstanceOf(UnknownKeyException.class);
        }
        long spacings = Duration.ofNanos(System.nanoTime() - start).toMillis() / 300;

        assertThat(realm.reads()).isLessThanOrEqualTo((int) spacings + 2);
        // And a valid new key is taken in the middle of it.
        realm.rotate();
        assertThat(verify(realm.token()).tenant()).isEqualTo("t1");
    }

    @Test
    void remembersTokensUpToSoManyCharacters() throws Exception {
        String token = realm.token();
        assertThat(verify(token)).isSameAs(verify(token));

        verifier = verifier(token.length() / 2);
        await().untilAsserted(() -> assertThat(verify(token)).isNotSameAs(verify(token)));
    }

    /** They are anybody's to name, and up to twelve thousand characters long. */
    @Test
    void forgetsUnknownKeysWhoseIdsTakeTooMuchMemory() throws Exception {
        verify(realm.token());
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> i + "x".repeat(12_000)).toList();

        for (int round = 0; round < 2; round++) {
            int before = realm.reads();
            List<Future<KeySet>> all = ids.stream().map(keys::having).toList();
            for (Future<KeySet> each : all) {
                assertThatThrownBy(() -> get(each)).isInstanceOf(UnknownKeyException.class);
            }
            assertThat(realm.reads()).isEqualTo(before + 1);
        }
    }
}
