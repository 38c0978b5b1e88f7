package dev.rouage.platform.tenant;

import java.util.UUID;

/** A company: the id of its Keycloak organization. */
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
