package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;

/** Gives each field with its arguments a key: its name, or its name and a number where the name is taken. */
final class AssignedKeys implements FieldKeys {
    private record Identity(String name, String arguments, String shape) {}

    private final Supergraph supergraph;
    private final Map<Identity, String> keys = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(SelectionBuilder.UNTYPED_KEY));

    AssignedKeys(Supergraph supergraph) {
        this.supergraph = supergraph;
    }

    @Override
    public String key(String typeName, FieldSelection field) {
        if (field.name().startsWith("__")) {
            return field.name();
        }
        TypeField definition = supergraph.composite(typeName).field(field.name());
        String shape = definition == null ? "" : definition.shape();
        return keys.computeIfAbsent(new Identity(field.name(), field.arguments().text(), shape), this::newKey);
    }

    private String newKey(Identity identity) {
        String key = identity.name();
        for (int number = 1; !taken.add(key); number++) {
            key = identity.name() + "__" + number;
        }
        return key;
    }

    /**
     * The selections with every interface field written per object type whose shapes differ among the object types, so
     * that each can have a key of its own.
     */
    SelectionSet uniform(CompositeType type, SelectionSet selections) {
        List<Selection> uniform = new ArrayList<>();
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FragmentSelection fragment -> uniform.add(new FragmentSelection(fragment.typeName(),
                        uniform(supergraph.composite(fragment.typeName()), fragment.selections())));
                case FieldSelection field when isUniform(type, field) -> uniform.add(below(type, field));
                case FieldSelection field -> {
                    for (String member : supergraph.members(type.name())) {
                        var narrowed = below(supergraph.composite(member), field);
                        uniform.add(new FragmentSelection(member, new SelectionSet(List.of(narrowed))));
                    }
                }
            }
        }
        return new SelectionSet(uniform);
    }

    private FieldSelection below(CompositeType type, FieldSelection field) {
        TypeField definition = type.field(field.name());
        if (field.selections().isEmpty() || definition == null) {
            return field;
        }
        var selections = uniform(supergraph.composite(definition.typeName()), field.selections());
        return new FieldSelection(field.responseKey(), field.name(), field.arguments(), selections);
    }

    private boolean isUniform(CompositeType type, FieldSelection field) {
        TypeField definition = type.field(field.name());
        return !type.isAbstract() || definition == null || supergraph.members(type.name())
                .stream()
                .map(member -> supergraph.composite(member).field(field.name()))
                .allMatch(each -> each != null && each.shape().equals(definition.shape()));
    }
}
