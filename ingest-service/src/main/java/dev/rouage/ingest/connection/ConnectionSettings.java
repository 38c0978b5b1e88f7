package dev.rouage.ingest.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.ingest.mapping.Presets;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What an admin sets up.
 *
 * @param overrides
 *            an object, checked
 * @param mapping
 *            the preset with the overrides
 */
record ConnectionSettings(Vendor vendor, String source, String preset, JsonNode overrides, Preset mapping) {
    private static final int LONGEST_OVERRIDES = 64 * 1024;

    /** Checks the settings; fails with what is wrong. */
    static ConnectionSettings of(Vendor vendor, String source, @Nullable String preset, @Nullable String overrides) {
        if (source.isBlank() || source.length() > 255 || !StrictJson.isStorable(source)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'source' needs 1 to 255 characters");
        }
        if (overrides != null && overrides.length() > LONGEST_OVERRIDES) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'overrides' have " + overrides.length() + " characters; at most " + LONGEST_OVERRIDES);
        }
        JsonNode patch = overrides == null || overrides.isBlank()
                ? StrictJson.mapper().createObjectNode()
                : StrictJson.read(overrides);
        String name = preset == null ? vendor.usualPreset() : preset;
        return new ConnectionSettings(vendor, source, name, patch, Presets.shipped().get(name, patch));
    }
}
