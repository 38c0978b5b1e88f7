package dev.rouage.gateway.security;

import java.time.Instant;
import java.util.Set;

/**
 * Who asks, as a verified token says.
 *
 * @param tenant whose budget a request is taken from: the organization's id, or the subject where there is none
 * @param scopes of the token
 * @param policies that hold for the caller: its roles, and whatever the claim of policies lists
 * @param admin whether the caller may look into the gateway's workings
 * @param authenticated false only where the gateway is open to anybody
 * @param expires when the token does
 */
public record Caller(String tenant, Set<String> scopes, Set<String> policies, boolean admin, boolean authenticated,
        Instant expires) {
    /** Anybody, where the gateway is open. */
    public static final Caller ANYBODY = new Caller("", Set.of(), Set.of(), true, false, Instant.MAX);

    public Caller {
        scopes = Set.copyOf(scopes);
        policies = Set.copyOf(policies);
    }
}
