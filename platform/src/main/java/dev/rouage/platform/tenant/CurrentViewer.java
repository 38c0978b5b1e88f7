package dev.rouage.platform.tenant;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the verified token of the request; there is no other source of a tenant. */
@RequestScoped
public class CurrentViewer {
    private final SecurityIdentity identity;

    CurrentViewer(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; fails with {@code TENANT_REQUIRED} unless the token names exactly one organization with its id. */
    public Viewer get() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new RouageException(StandardErrorCode.UNAUTHENTICATED, "A bearer token is required");
        }
        return new Viewer(tenant(token), String.valueOf(token.getSubject()),
                text(token, "email").map(email -> email.toLowerCase(Locale.ROOT)), repId(token),
                identity.getRoles().stream().flatMap(role -> Role.ofClaim(role).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static TenantId tenant(JsonWebToken token) {
        Object claim = token.getClaim("organization");
        if (claim instanceof Map<?, ?> organizations && organizations.size() == 1
                && organizations.values().iterator().next() instanceof JsonObject organization
                && organization.get("id") instanceof JsonString id) {
            return uuid(id.getString()).map(TenantId::new).orElseThrow(CurrentViewer::withoutTenant);
        }
        throw withoutTenant();
    }

    private static RouageException withoutTenant() {
        return new RouageException(StandardErrorCode.TENANT_REQUIRED,
                "The token must name exactly one organization with its id;"
                        + " ask for it with the scopes 'openid organization'");
    }

    private static Optional<UUID> repId(JsonWebToken token) {
        return text(token, "rep_id").flatMap(CurrentViewer::uuid);
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return switch (token.<Object>getClaim(claim)) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case JsonValue _ -> Optional.empty();
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
