package dev.rouage.gateway.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.rouage.gateway.config.GatewayConfig;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are verified.
 *
 * @param url of the realm, below which the discovery document is
 * @param publicKey verifies all tokens instead of the realm's keys; null where those do
 * @param audience that a token must name
 * @param issuer that a token must name; null for the one that the discovery document names
 * @param refresh how often the keys are read again
 * @param spacing shortest time between two reads, whatever tokens come in
 * @param keysFile where the keys are kept for a start without the realm; null for nowhere
 * @param policies claim that lists policies
 * @param remembered characters of tokens whose verification is remembered
 */
record OidcConfig(String url, @Nullable String publicKey, String audience, @Nullable String issuer, Duration refresh,
        Duration spacing, @Nullable Path keysFile, String policies, long remembered) {

    static OidcConfig of(GatewayConfig config) {
        Optional<String> file = config.optional("oidc.keys-file", String.class);
        return new OidcConfig(config.value("oidc.url", String.class, "http://localhost:8180/realms/rouage"),
                config.optional("oidc.public-key", String.class).orElse(null),
                config.value("oidc.audience", String.class, "rouage"),
                config.optional("oidc.issuer", String.class).orElse(null),
                config.value("oidc.refresh", Duration.class, Duration.ofMinutes(5)),
                config.value("oidc.refresh-spacing", Duration.class, Duration.ofSeconds(1)),
                file.map(Path::of).orElse(null), config.value("oidc.policies-claim", String.class, "policies"),
                config.value("oidc.token-cache", Long.class, 16_777_216L));
    }
}
