package dev.rouage.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Access tokens as Keycloak issues them, signed with a key of this JVM that {@link PostgresKafkaResource} makes the
 * services trust.
 */
public final class TestTokens {

    /** Shared over class loaders by way of the system properties: whoever comes first makes the key. */
    private static final String KEY_PROPERTY = "rouage.testing.signing-key";

    private TestTokens() {}

    /** A person's token: the tenant as its only organization, under the given alias. */
    public static String token(UUID tenant, String alias, String email, String... roles) {
        return of(tenant, alias).email(email).roles(roles).sign();
    }

    /** A machine's token: no e-mail, the role {@code integrator}. */
    public static String integrator(UUID tenant, String alias) {
        return of(tenant, alias).roles("integrator").sign();
    }

    /** A token to be completed, for cases that the short forms do not cover. */
    public static Draft of(UUID tenant, String alias) {
        return new Draft().organization(alias, tenant);
    }

    /** A token without an organization, to be completed. */
    public static Draft withoutOrganization() {
        return new Draft();
    }

    /** The key that verifies the tokens, as {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        try {
            var key = (RSAPrivateCrtKey) privateKey();
            var specification = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            var encoded = KeyFactory.getInstance("RSA").generatePublic(specification).getEncoded();
            return Base64.getEncoder().encodeToString(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.security.PrivateKey privateKey() throws GeneralSecurityException {
        var encoded = (String) System.getProperties().computeIfAbsent(KEY_PROPERTY, name -> newKey());
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    private static String newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token under way; each call adds to it. */
    public static final class Draft {

        private final List<String> organizations = new ArrayList<>();
        private List<String> roles = List.of();
        private @Nullable String email;
        private @Nullable UUID rep;
        private String subject = UUID.randomUUID().toString();
        private String audience = "rouage";
        private Duration lifetime = Duration.ofHours(1);

        private Draft() {}

        public Draft organization(String alias, UUID tenant) {
            organizations.add("%s:{\"id\":\"%s\"}".formatted(quoted(alias), tenant));
            return this;
        }

        public Draft organizationWithoutId(String alias) {
            organizations.add("%s:{}".formatted(quoted(alias)));
            return this;
        }

        public Draft email(String address) {
            email = address;
            return this;
        }

        public Draft rep(UUID id) {
            rep = id;
            return this;
        }

        public Draft roles(String... names) {
            roles = List.of(names);
            return this;
        }

        public Draft subject(String name) {
            subject = name;
            return this;
        }

        public Draft audience(String name) {
            audience = name;
            return this;
        }

        /** How long it is valid from now; a negative one has ended before it began. */
        public Draft lifetime(Duration duration) {
            lifetime = duration;
            return this;
        }

        public String sign() {
            var content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims());
            try {
                var signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(privateKey());
                signature.update(content.getBytes(StandardCharsets.US_ASCII));
                return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String claims() {
            var now = Instant.now();
            var claims = Stream.of(
                    Optional.of("\"sub\":" + quoted(subject)),
                    Optional.of("\"iat\":" + now.minusSeconds(5).getEpochSecond()),
                    Optional.of("\"exp\":" + now.plus(lifetime).getEpochSecond()),
                    Optional.of("\"aud\":[%s]".formatted(quoted(audience))),
                    Optional.of("\"realm_access\":{\"roles\":[%s]}".formatted(
                            roles.stream().map(Draft::quoted).collect(Collectors.joining(",")))),
                    Optional.of("\"organization\":{%s}".formatted(String.join(",", organizations)))
                            .filter(claim -> !organizations.isEmpty()),
                    Optional.ofNullable(email).map(address -> "\"email\":" + quoted(address)),
                    Optional.ofNullable(rep).map(id -> "\"rep_id\":" + quoted(id.toString())));
            return claims.flatMap(Optional::stream).collect(Collectors.joining(",", "{", "}"));
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        private static String encoded(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
