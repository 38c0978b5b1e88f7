package dev.rouage.ingest.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.graphql.Description;

/** Who sends the webhooks of a connection, and so how they are signed and written. */
@Description("Who sends the webhooks of a connection")
public enum Vendor {
    @Description("HubSpot; the secret is the app's client secret")
    HUBSPOT, @Description("Salesforce change events, sent on by a relay that signs them as Standard Webhooks")
    SALESFORCE, @Description("Pipedrive; the secret is user:password of the webhook's basic authentication")
    PIPEDRIVE, @Description("Anybody who follows Standard Webhooks")
    STANDARD;

    private static final int SHORTEST = 16;
    private static final int LONGEST = 512;

    /** The vendor's name in the address of its webhooks. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The vendor of that name in an address. */
    public static Optional<Vendor> ofPath(String path) {
        for (Vendor vendor : values()) {
            if (vendor.path().equals(path)) {
                return Optional.of(vendor);
            }
        }
        return Optional.empty();
    }

    /** The preset that fits what it sends. */
    String usualPreset() {
        return this == STANDARD ? "csv" : path();
    }

    /** What is wrong with a secret; empty when it will do. Never quotes it. */
    Optional<String> complaint(String secret) {
        if (secret.length() < SHORTEST || secret.length() > LONGEST || secret.isBlank()) {
            return Optional.of("The secret must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        return switch (this) {
            case HUBSPOT -> Optional.empty();
            case PIPEDRIVE -> secret.indexOf(':') > 0
                    ? Optional.empty()
                    : Optional.of("The secret must be user:password of the webhook's basic authentication");
            case SALESFORCE, STANDARD -> isKey(secret)
                    ? Optional.empty()
                    : Optional.of("The secret must be whsec_ and at least 16 bytes in Base64");
        };
    }

    private static boolean isKey(String secret) {
        try {
            return secret.startsWith("whsec_") && Base64.getDecoder().decode(
                    secret.substring("whsec_".length()).getBytes(StandardCharsets.US_ASCII)).length >= SHORTEST;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
