package dev.rouage.gateway.planner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;

/** The selections of a fetch step while they grow. */
final class SelectionBuilder {

    /** What the selections are made on. */
    enum On {
        LEAF,
        OBJECT,
        /** Objects of several types may come back, so each must say which it is. */
        ABSTRACT,
        /** The subgraph can't tell the types: what it says of them must not be taken for true. */
        UNTYPED
    }

    /** The key of what a subgraph calls objects whose types it can't tell; no field's key. */
    static final String UNTYPED_KEY = "_typename";

    private static final String UNTYPED_NAME = UNTYPED_KEY + ": " + FieldSelection.TYPENAME;

    private record Node(FieldSelection selection, SelectionBuilder below) {}

    private final On on;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, SelectionBuilder> fragments = new LinkedHashMap<>();

    SelectionBuilder(On on) {
        this.on = on;
    }

    /** What is selected here, whatever type the object has. */
    List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    /** The selections below the field; adds it where it is not selected yet. */
    SelectionBuilder field(String key, FieldSelection selection, On below) {
        return fields.computeIfAbsent(key, _ -> new Node(selection, new SelectionBuilder(below))).below;
    }

    /** The selections for objects of this type only. */
    SelectionBuilder fragment(String typeName) {
        return fragments.computeIfAbsent(typeName, _ -> new SelectionBuilder(On.OBJECT));
    }

    void collectVariables(Set<String> names) {
        for (Node node : fields.values()) {
            names.addAll(node.selection.arguments().variables());
            node.below.collectVariables(names);
        }
        fragments.values().forEach(fragment -> fragment.collectVariables(names));
    }

    /** How many fields are selected, to the leaves. */
    int size() {
        int size = 0;
        for (Node node : fields.values()) {
            size += 1 + node.below.size();
        }
        for (SelectionBuilder fragment : fragments.values()) {
            size += fragment.size();
        }
        return size;
    }

    private boolean isEmpty() {
        return on != On.ABSTRACT && fields.isEmpty()
                && fragments.values().stream().allMatch(SelectionBuilder::isEmpty);
    }

    /** The selections with their braces; an object of which nothing is wanted is asked for its type. */
    String print() {
        var out = new StringBuilder();
        print(out);
        return out.toString();
    }

    private void print(StringBuilder out) {
        out.append('{');
        String separator = "";
        if (isEmpty() || on == On.ABSTRACT) {
            out.append(on == On.UNTYPED ? UNTYPED_NAME : FieldSelection.TYPENAME);
            separator = " ";
        }
        for (var field : fields.entrySet()) {
            print(out.append(separator), field.getKey(), field.getValue());
            separator = " ";
        }
        for (var fragment : fragments.entrySet()) {
            if (!fragment.getValue().isEmpty()) {
                out.append(separator).append("... on ").append(fragment.getKey()).append(' ');
                fragment.getValue().print(out);
                separator = " ";
            }
        }
        out.append('}');
    }

    private static void print(StringBuilder out, String key, Node node) {
        if (!key.equals(node.selection.name())) {
            out.append(key).append(": ");
        }
        out.append(node.selection.name()).append(node.selection.arguments().text());
        if (node.below.on != On.LEAF) {
            node.below.print(out.append(' '));
        }
    }
}
