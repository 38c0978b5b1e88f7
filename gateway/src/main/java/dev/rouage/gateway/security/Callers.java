package dev.rouage.gateway.security;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** Reads callers out of the claims of verified tokens, as Keycloak writes them. */
final class Callers {
    private final String policiesClaim;

    Callers(String policiesClaim) {
        this.policiesClaim = policiesClaim;
    }

    Caller of(JwtClaims claims) {
        // A refresh or an id token is signed by the same realm and gives no access.
        Object type = claims.getClaimValue("typ");
        if (type != null && !type.equals("Bearer") && !type.equals("DPoP")) {
            throw new InvalidTokenException("not an access token");
        }
        Set<String> roles = new HashSet<>();
        if (claims.getClaimValue("realm_access") instanceof Map<?, ?> access) {
            roles.addAll(strings(access.get("roles")));
        }
        Set<String> policies = new HashSet<>(roles);
        policies.addAll(strings(claims.getClaimValue(policiesClaim)));
        try {
            return new Caller(tenant(claims), Set.copyOf(strings(claims.getClaimValue("scope"))), policies,
                    roles.contains("admin"), true,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (MalformedClaimException malformed) {
            throw new InvalidTokenException("malformed claims");
        }
    }

    private static String tenant(JwtClaims claims) throws MalformedClaimException {
        if (claims.getClaimValue("organization") instanceof Map<?, ?> organizations && organizations.size() == 1
                && organizations.values().iterator().next() instanceof Map<?, ?> organization
                && organization.get("id") instanceof String id) {
            return id;
        }
        return claims.getSubject();
    }

    /** A list of strings, or strings in one string with spaces between them. */
    private static List<String> strings(@Nullable Object claim) {
        return switch (claim) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text when !text.isBlank() -> List.of(text.strip().split("\\s+"));
            case null, default -> List.of();
        };
    }
}
