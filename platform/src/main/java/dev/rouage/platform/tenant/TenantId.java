package dev.rouage.platform.tenant;

import java.util.UUID;

/** A company: the id of its Keycloak organization. */
public record TenantId(UUID value) {

    /** Reads the id as tokens and events write it; throws {@link IllegalArgumentException} on anything but a UUID. */
    public static TenantId parse(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
