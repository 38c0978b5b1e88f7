package dev.rouage.platform.tenant;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The verified caller.
 *
 * @param tenant
 *            its company
 * @param subject
 *            the token's subject
 * @param email
 *            in lower case; empty for machines
 * @param repId
 *            the id of the person's rep record where the token names it; stronger than the e-mail
 * @param roles
 *            what it may do
 */
public record Viewer(TenantId tenant, String subject, Optional<String> email, Optional<UUID> repId, Set<Role> roles) {

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has that role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }
}
