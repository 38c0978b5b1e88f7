package dev.rouage.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Verifies bearer tokens. What was verified once is remembered until it expires or the keys change. */
final class TokenVerifier {
    /** Public-key signatures only: with {@code none} or a shared secret anybody could sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384, AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, AlgorithmIdentifiers.EDDSA);
    private static final int LONGEST = 16_384;

    private record Verified(Caller caller, KeySet by, int length) {}

    private final SigningKeys keys;
    private final OidcConfig config;
    private final Callers callers;
    private final Cache<String, Verified> verified;

    TokenVerifier(SigningKeys keys, OidcConfig config) {
        this.keys = keys;
        this.config = config;
        this.callers = new Callers(config.policies());
        this.verified = Caffeine.newBuilder()
                .maximumWeight(config.remembered())
                .<String, Verified>weigher((_, known) -> known.length)
                .build();
    }

    /** The caller; fails with {@link InvalidTokenException}, or with what {@link SigningKeys#having} fails with. */
    Future<Caller> verify(String token) {
        if (token.length() > LONGEST) {
            return Future.failedFuture(new InvalidTokenException("too long"));
        }
        String digest = digest(token);
        Verified known = verified.getIfPresent(digest);
        if (known != null && known.by == keys.current() && known.caller.expires().isAfter(Instant.now())) {
            return Future.succeededFuture(known.caller);
        }
        return keys.having(keyId(token)).map(set -> {
            Caller caller = verify(token, set);
            verified.put(digest, new Verified(caller, set, token.length()));
            return caller;
        });
    }

    private Caller verify(String token, KeySet set) {
        var consumer = new JwtConsumerBuilder().setJwsAlgorithmConstraints(ALGORITHMS)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedAudience(config.audience())
                .setVerificationKeyResolver((signature, _) -> set.key(signature.getKeyIdHeaderValue()));
        String issuer = config.issuer() == null ? set.issuer() : config.issuer();
        if (!issuer.isEmpty()) {
            consumer.setExpectedIssuer(issuer);
        }
        try {
            return callers.of(consumer.build().processToClaims(token));
        } catch (InvalidJwtException invalid) {
            // Not its message: that has the token's claims in it.
            throw new InvalidTokenException("not valid");
        }
    }

    private static @Nullable String keyId(String token) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return signature.getKeyIdHeaderValue();
        } catch (JoseException | RuntimeException unreadable) {
            throw new InvalidTokenException("not a signed token");
        }
    }

    /** Tokens are secrets: a cache of digests gives none away. */
    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
