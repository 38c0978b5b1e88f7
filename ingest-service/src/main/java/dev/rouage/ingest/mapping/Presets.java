package dev.rouage.ingest.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;

/** The presets that ship with the service, and what companies make of them. */
public final class Presets {
    private static final List<String> FILES = List.of("salesforce", "hubspot", "pipedrive", "crm-sales-opportunities");
    /** The preset for files and events that use our own names. */
    public static final String CSV = "csv";
    private static final Presets SHIPPED = load();

    private final Map<String, JsonNode> sources;
    private final Map<String, Preset> presets;

    private Presets(Map<String, JsonNode> sources) {
        this.sources = sources;
        Map<String, Preset> read = new LinkedHashMap<>();
        sources.forEach((name, json) -> read.put(name, new PresetReader(name).read(json)));
        this.presets = read;
    }

    /** Those that ship with the service. */
    public static Presets shipped() {
        return SHIPPED;
    }

    /** Their names. */
    public Set<String> names() {
        return presets.keySet();
    }

    /** A preset as it ships; {@code UNKNOWN_PRESET} when there is none of that name. */
    public Preset get(String name) {
        Preset preset = presets.get(name);
        if (preset == null) {
            throw new RouageException(MappingErrorCode.UNKNOWN_PRESET,
                    "There is no preset '" + name + "', only " + String.join(", ", names()));
        }
        return preset;
    }

    /**
     * A preset with changes: a JSON merge patch (RFC 7396) of the preset's own JSON, so that {@code null} takes a rule away.
     *
     * @throws InvalidMappingException
     *             with all that is wrong with the outcome
     */
    public Preset get(String name, JsonNode overrides) {
        Preset shipped = get(name);
        if (overrides.isNull() || overrides.isMissingNode() || overrides.isEmpty() && overrides.isObject()) {
            return shipped;
        }
        if (!overrides.isObject()) {
            throw new InvalidMappingException(List.of(
                    new MappingError(MappingErrorCode.INVALID_MAPPING, "", "Overrides are an object")));
        }
        return new PresetReader(name).read(merge(Objects.requireNonNull(sources.get(name)), overrides));
    }

    /** The JSON of a preset, as overrides change it. */
    public JsonNode source(String name) {
        get(name);
        return Objects.requireNonNull(sources.get(name)).deepCopy();
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.isObject() ? target.deepCopy() : StrictJson.mapper().createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), merge(merged.path(member.getKey()), member.getValue()));
            }
        });
        return merged;
    }

    private static Presets load() {
        Map<String, JsonNode> sources = new LinkedHashMap<>();
        for (String name : FILES) {
            try (InputStream file = Presets.class.getResourceAsStream("/presets/" + name + ".json")) {
                sources.put(name, StrictJson.read(Objects.requireNonNull(file, name).readAllBytes()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        sources.put(CSV, PlainFiles.preset());
        return new Presets(sources);
    }
}
