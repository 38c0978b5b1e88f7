package dev.rouage.gateway.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionReader;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/**
 * Flattens fragments, merges fields of one response key, and decides conditions.
 *
 * <p>Conditions are decided before planning rather than carried in the plan: then what is skipped suppresses all that
 * only it needed, keys included, and each combination that clients really use gets the best plan of its own.
 */
final class SelectionNormaliser {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Conditions conditions;

    SelectionNormaliser(GraphQLSchema schema, Map<String, FragmentDefinition> fragments,
            Conditions conditions) {
        this.schema = schema;
        this.fragments = fragments;
        this.conditions = conditions;
    }

    SelectionSet normalise(GraphQLCompositeType type, graphql.language.SelectionSet selections) {
        return normalise(type, PossibleTypes.of(schema, type), List.of(selections));
    }

    private SelectionSet normalise(GraphQLCompositeType type, Set<String> possible,
            List<graphql.language.SelectionSet> sources) {
        var collected = new Collected(type, possible);
        sources.forEach(source -> collect(source, collected));
        List<Selection> selections = new ArrayList<>();
        for (Group group : collected.groups) {
            selections.add(switch (group) {
                case FieldGroup field -> merged(type, field);
                case FragmentGroup fragment -> new FragmentSelection(
                        fragment.type.getName(), normalise(fragment.type, fragment.possible, fragment.selections));
            });
        }
        return new SelectionSet(selections);
    }

    private Selection merged(GraphQLCompositeType type, FieldGroup group) {
        Field field = group.field;
        return new FieldSelection(field.getResultKey(), field.getName(),
                SelectionReader.arguments(field.getArguments()), below(type, group));
    }

    private SelectionSet below(GraphQLCompositeType type, FieldGroup group) {
        if (group.selections.isEmpty()) {
            return SelectionSet.EMPTY;
        }
        var definition = Introspection.getFieldDefinition(schema, (GraphQLFieldsContainer) type, group.field.getName());
        var named = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
        return normalise(named, PossibleTypes.of(schema, named), group.selections);
    }

    private void collect(graphql.language.SelectionSet source, Collected collected) {
        for (var selection : source.getSelections()) {
            switch (selection) {
                case Field field when conditions.include(field) -> collected.add(field);
                case InlineFragment fragment when conditions.include(fragment) -> collectFragment(
                        fragment.getTypeCondition(), fragment.getSelectionSet(), collected);
                case FragmentSpread spread when conditions.include(spread) -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    collectFragment(fragment.getTypeCondition(), fragment.getSelectionSet(), collected);
                }
                default -> {
                    // Skipped, or not included.
                }
            }
        }
    }

    private void collectFragment(@Nullable TypeName condition, graphql.language.SelectionSet selections,
            Collected into) {
        var type = condition == null ? into.type : (GraphQLCompositeType) schema.getType(condition.getName());
        Set<String> allowed = PossibleTypes.of(schema, type);
        if (allowed.containsAll(into.possible) && hasFieldsOf(into.type, type)) {
            collect(selections, into);
            return;
        }
        Set<String> possible = PossibleTypes.intersection(into.possible, allowed);
        if (!possible.isEmpty()) {
            into.add(type, possible, selections);
        }
    }

    /** Whether whatever can be selected of the other type can be selected of this one, too. */
    private static boolean hasFieldsOf(GraphQLCompositeType type, GraphQLCompositeType other) {
        return type.getName().equals(other.getName()) || other instanceof GraphQLUnionType
                || type instanceof GraphQLImplementingType implementing && implementing.getInterfaces()
                        .stream()
                        .anyMatch(each -> each.getName().equals(other.getName()));
    }

    private sealed interface Group {}

    private record FieldGroup(Field field, List<graphql.language.SelectionSet> selections) implements Group {}

    private record FragmentGroup(GraphQLCompositeType type, Set<String> possible,
            List<graphql.language.SelectionSet> selections) implements Group {}

    /** Groups in order of first appearance; fragments are joined only next to each other, to keep that order. */
    private static final class Collected {
        private final GraphQLCompositeType type;
        private final Set<String> possible;
        private final List<Group> groups = new ArrayList<>();
        private final Map<String, FieldGroup> fields = new LinkedHashMap<>();

        Collected(GraphQLCompositeType type, Set<String> possible) {
            this.type = type;
            this.possible = possible;
        }

        void add(Field field) {
            FieldGroup group = fields.computeIfAbsent(field.getResultKey(), _ -> {
                var added = new FieldGroup(field, new ArrayList<>());
                groups.add(added);
                return added;
            });
            if (field.getSelectionSet() != null) {
                group.selections.add(field.getSelectionSet());
            }
        }

        void add(GraphQLCompositeType condition, Set<String> allowed, graphql.language.SelectionSet selections) {
            if (!groups.isEmpty() && groups.getLast() instanceof FragmentGroup last && isSame(last.type, condition)) {
                last.selections.add(selections);
            } else {
                groups.add(new FragmentGroup(condition, allowed, new ArrayList<>(List.of(selections))));
                // What comes after a fragment is answered after what the fragment selects of the same objects.
                fields.values().removeIf(group -> !group.selections.isEmpty());
            }
        }

        private static boolean isSame(GraphQLNamedType one, GraphQLNamedType other) {
            return one.getName().equals(other.getName());
        }
    }
}
