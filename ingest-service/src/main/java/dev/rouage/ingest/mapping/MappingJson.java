package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A part of a mapping's JSON that knows where it is, and collects what is wrong with it. */
final class MappingJson {
    private final JsonNode node;
    private final String pointer;
    private final List<MappingError> errors;

    MappingJson(JsonNode node, String pointer, List<MappingError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    MappingJson at(String key) {
        return new MappingJson(node.path(key), pointer + Columns.pointer(key), errors);
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isText() {
        return node.isTextual();
    }

    /** The members of an object, in their order. */
    Map<String, MappingJson> members() {
        Map<String, MappingJson> members = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.put(member.getKey(), at(member.getKey())));
        } else if (isPresent()) {
            wrong("An object is expected");
        }
        return members;
    }

    /** The elements of a list; a single value counts as a list of one. */
    List<MappingJson> elements() {
        if (!node.isArray()) {
            return isPresent() ? List.of(this) : List.of();
        }
        List<MappingJson> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new MappingJson(node.get(i), pointer + "/" + i, errors));
        }
        return elements;
    }

    /** The texts of a list, or the one text. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        elements().forEach(element -> texts.add(element.text("")));
        return texts;
    }

    String text(String otherwise) {
        if (!isPresent()) {
            return otherwise;
        }
        if (!node.isValueNode()) {
            wrong("A text is expected");
            return otherwise;
        }
        return node.asText();
    }

    @Nullable
    String textOrNull() {
        return isPresent() ? text("") : null;
    }

    boolean flag() {
        if (isPresent() && !node.isBoolean()) {
            wrong("true or false is expected");
        }
        return node.asBoolean(false);
    }

    /** Complains about members that mean nothing here. */
    void allow(Set<String> keys) {
        members().forEach((key, member) -> {
            if (!keys.contains(key)) {
                member.wrong("There is no '" + key + "' here, only " + String.join(", ", new TreeSet<>(keys)));
            }
        });
    }

    void wrong(String message) {
        wrong(MappingErrorCode.INVALID_MAPPING, message);
    }

    void wrong(MappingErrorCode code, String message) {
        errors.add(new MappingError(code, pointer, message));
    }
}
