package dev.rouage.gateway.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.config.GatewayConfig.Security;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Verifies the bearer tokens of requests with the keys of the realm, which may come and go. */
@ApplicationScoped
public class CallerVerifier {
    private final boolean open;
    private final boolean production;
    private final Vertx vertx;
    private final OidcConfig config;
    private final RealmClient realm;
    private final SigningKeys keys;
    private final TokenVerifier verifier;

    CallerVerifier(GatewayConfig gateway, Vertx vertx) {
        this.open = gateway.security() == Security.NONE;
        this.production = gateway.isProduction();
        this.vertx = vertx;
        this.config = OidcConfig.of(gateway);
        this.realm = new RealmClient(vertx, config.url());
        this.keys = new SigningKeys(vertx, () -> realm.keys().onSuccess(this::keep), config.spacing(),
                System::nanoTime);
        this.verifier = new TokenVerifier(keys, config);
    }

    void start(@Observes StartupEvent event) {
        refuseOpenProduction(open, production);
        if (open) {
            Log.warn("rouage.gateway.security=none: anybody may query this graph");
        } else if (config.publicKey() != null) {
            keys.assume(only(config.publicKey()));
        } else {
            assumeKept();
            keys.read();
            vertx.setPeriodic(config.refresh().toMillis(), _ -> keys.read());
        }
    }

    static void refuseOpenProduction(boolean open, boolean production) {
        if (open && production) {
            throw new IllegalStateException("rouage.gateway.security=none is refused in the production profile");
        }
    }

    /**
     * The caller that the header speaks for; fails with {@link InvalidTokenException} where it holds no valid token, and
     * with {@link AuthenticationUnavailableException} where that cannot be told now. Whether the caller may see what it
     * asks for is for the subgraphs to say too: they verify the same token.
     *
     * @param authorization the header's value
     */
    public Future<Caller> verify(@Nullable String authorization) {
        if (open) {
            return Future.succeededFuture(Caller.ANYBODY);
        }
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Future.failedFuture(new InvalidTokenException("no bearer token"));
        }
        try {
            return verifier.verify(authorization.substring(7).strip()).recover(RefusedToken::because);
        } catch (RuntimeException invalid) {
            return Future.failedFuture(invalid);
        }
    }

    /** Whether tokens can be verified now. */
    public boolean isReady() {
        return open || keys.current() != null;
    }

    /** One key for all tokens, whatever id they name. */
    private static KeySet only(String encoded) {
        try {
            var specification = new X509EncodedKeySpec(Base64.getMimeDecoder()
                    .decode(encoded.replaceAll("-----[A-Z ]+-----", "")));
            return KeySet.ofOne(KeyFactory.getInstance("RSA").generatePublic(specification));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("rouage.gateway.oidc.public-key is no RSA public key", unreadable);
        }
    }

    private void assumeKept() {
        var file = config.keysFile();
        if (file != null && Files.isReadable(file)) {
            try {
                String[] kept = Files.readString(file).split("\n", 2);
                keys.assume(KeySet.parse(kept[0], kept[1]));
                Log.infof("Tokens are verified with the keys kept in %s until the realm's own are read", file);
            } catch (IOException | RuntimeException unreadable) {
                Log.warnf("The keys kept in %s cannot be read: %s", file, unreadable);
            }
        }
    }

    private void keep(KeySet read) {
        var file = config.keysFile();
        if (file != null) {
            vertx.executeBlocking(() -> {
                var absolute = file.toAbsolutePath();
                var next = Files.createTempFile(absolute.getParent(), "keys", null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(next, read.issuer() + "\n" + read.json());
                return Files.move(next, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }).onFailure(failure -> Log.warnf("The keys cannot be kept in %s: %s", file, failure));
        }
    }

    @PreDestroy
    void close() {
        realm.close();
    }
}
