package dev.rouage.ingest.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.record.KnownFields;
import dev.rouage.platform.event.RecordKind;
import org.jspecify.annotations.Nullable;

/** Reads a preset from JSON, and names everything that is wrong with it. */
final class PresetReader {
    private static final Set<String> MAPPING_KEYS = Set.of("kind", "id", "occurredAt", "version", "deleted", "fields",
            "history", "custom", "needs", "required", "when", "unless", "distinct", "emptyClears", "keepsAll");

    private final String name;
    private final List<MappingError> errors = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;

    PresetReader(String name) {
        this.name = name;
    }

    Preset read(JsonNode json) {
        MappingJson root = new MappingJson(json, "", errors);
        root.allow(Set.of("zone", "objects", "stages"));
        zone = RuleReader.zone(root.at("zone"), ZoneOffset.UTC);
        Map<String, List<ObjectMapping>> objects = new LinkedHashMap<>();
        root.at("objects").members().forEach((object, mappings) -> objects.put(object, mappings(mappings)));
        List<Preset.Stage> stages = StageReader.stages(root.at("stages"));
        if (!errors.isEmpty()) {
            throw new InvalidMappingException(errors);
        }
        return new Preset(name, Map.copyOf(objects), stages);
    }

    private List<ObjectMapping> mappings(MappingJson json) {
        List<ObjectMapping> mappings = new ArrayList<>();
        json.members().forEach((mappingName, mapping) -> {
            RecordKind kind = RecordKind.ofWireName(mapping.at("kind").text(mappingName)).orElse(null);
            if (kind == null) {
                mapping.at("kind").wrong("One of the kinds of records is expected");
            } else {
                mappings.add(mapping(mapping, kind));
            }
        });
        return List.copyOf(mappings);
    }

    private ObjectMapping mapping(MappingJson json, RecordKind kind) {
        json.allow(MAPPING_KEYS);
        Columns columns = new Columns();
        RuleReader reader = new RuleReader(columns, zone);
        if (!json.at("id").isPresent()) {
            json.at("id").wrong("A record needs a rule for its id");
        }
        ValueRule id = reader.rule(json.at("id"));
        Map<String, ValueRule> fields = new LinkedHashMap<>();
        json.at("fields").members().forEach((field, rule) -> {
            if (!KnownFields.of(kind).contains(field)) {
                rule.wrong(MappingErrorCode.UNKNOWN_FIELD, "No " + kind.wireName() + " has a field '" + field + "'");
            }
            fields.put(field, reader.rule(rule));
        });
        RecordMapping rules = new RecordMapping(kind, columns, id,
                new RecordMapping.ClockRules(optional(reader, json.at("occurredAt")),
                        optional(reader, json.at("version"))),
                optional(reader, json.at("deleted")), Collections.unmodifiableMap(fields),
                history(json.at("history"), kind, reader),
                json.at("custom").texts().stream().map(columns::number).toList(), json.at("needs").texts(),
                conditions(json, reader), new RecordMapping.Traits(json.at("distinct").flag(),
                        json.at("emptyClears").flag(), json.at("keepsAll").flag()));
        return new ObjectMapping(rules, required(json.at("required"), kind, fields.keySet()));
    }

    private static @Nullable ValueRule optional(RuleReader reader, MappingJson json) {
        return json.isPresent() ? reader.rule(json) : null;
    }

    private Set<String> required(MappingJson json, RecordKind kind, Set<String> mapped) {
        Set<String> required = new HashSet<>(json.isPresent() ? json.texts() : KnownFields.requiredBy(kind));
        required.retainAll(mapped);
        required.add("id");
        return required;
    }

    private Map<String, HistoryRule> history(MappingJson json, RecordKind kind, RuleReader rowReader) {
        Map<String, HistoryRule> history = new LinkedHashMap<>();
        json.members().forEach((field, rule) -> {
            if (!KnownFields.trackedBy(kind).contains(field)) {
                rule.wrong(MappingErrorCode.UNKNOWN_FIELD,
                        "The history of '" + field + "' of a " + kind.wireName() + " is not kept");
            }
            rule.allow(Set.of("list", "value", "at"));
            Columns own = new Columns();
            boolean listed = rule.at("list").isPresent();
            RuleReader reader = listed ? new RuleReader(own, zone) : rowReader;
            history.put(field, new HistoryRule(listed ? rule.at("list").text("").split("\\.", -1) : null, own,
                    reader.rule(rule.at("value")), reader.rule(rule.at("at"))));
        });
        return Map.copyOf(history);
    }

    private static List<RowCondition> conditions(MappingJson json, RuleReader reader) {
        List<RowCondition> conditions = new ArrayList<>();
        for (String key : List.of("when", "unless")) {
            for (MappingJson condition : json.at(key).elements()) {
                condition.allow(Set.of("from", "is"));
                Set<String> words = new HashSet<>();
                condition.at("is").texts().forEach(word -> words.add(word.strip().toLowerCase(Locale.ROOT)));
                conditions.add(
                        new RowCondition(reader.numbers(condition.at("from")), Set.copyOf(words), key.equals("when")));
            }
        }
        return List.copyOf(conditions);
    }
}
