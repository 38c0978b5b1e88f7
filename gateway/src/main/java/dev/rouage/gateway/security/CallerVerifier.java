package dev.rouage.gateway.security;

import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.config.GatewayConfig.Security;
import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Verifies the bearer token of a request. */
@ApplicationScoped
public class CallerVerifier {
    private final boolean open;
    private final IdentityProviderManager identities;

    CallerVerifier(GatewayConfig config, IdentityProviderManager identities) {
        this.open = config.security() == Security.NONE;
        this.identities = identities;
    }

    void start(@Observes StartupEvent event) {
        if (open && LaunchMode.current() == LaunchMode.NORMAL && isProduction()) {
            throw new IllegalStateException("rouage.gateway.security=none is refused in the production profile");
        }
        if (open) {
            Log.warn("rouage.gateway.security=none: anybody may query this graph");
        }
    }

    private static boolean isProduction() {
        return ConfigUtils.isProfileActive("prod");
    }

    /**
     * The caller; fails with {@link AuthenticationFailedException} where there is no valid token. Whether the caller may
     * see what it asks for is for the subgraphs to say: they verify the same token.
     */
    public Uni<Caller> verify(RoutingContext request) {
        if (open) {
            return Uni.createFrom().item(new Caller(true));
        }
        // Without this Quarkus would answer a bad token by itself, with an empty body, before the route can.
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) (_, _) -> {});
        return QuarkusHttpUser.getSecurityIdentity(request, identities).map(identity -> {
            if (identity == null || identity.isAnonymous()) {
                throw new AuthenticationFailedException("no bearer token");
            }
            return new Caller(identity.hasRole("admin"));
        });
    }

    /** @param admin whether the caller may look into the gateway's workings */
    public record Caller(boolean admin) {}
}
