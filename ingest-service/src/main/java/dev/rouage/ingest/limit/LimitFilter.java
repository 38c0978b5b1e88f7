package dev.rouage.ingest.limit;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Refuses a company's requests while it has sent too much, before their bodies are read. Only who may use the paths at all
 * is counted, so that nobody else in the company can use up what its machines need.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
public class LimitFilter implements ContainerRequestFilter {
    private final TenantLimits limits;
    private final CurrentViewer viewer;
    private final SecurityIdentity identity;

    LimitFilter(TenantLimits limits, CurrentViewer viewer, SecurityIdentity identity) {
        this.limits = limits;
        this.viewer = viewer;
        this.identity = identity;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (identity.isAnonymous()) {
            return;
        }
        Viewer caller = viewer.get();
        if (!caller.has(Role.INTEGRATOR) && !caller.has(Role.ADMIN)) {
            return;
        }
        Duration wait = limits.admit(caller.tenant());
        if (!wait.isZero()) {
            request.abortWith(TooMany.answer("The company", wait));
        }
    }
}
