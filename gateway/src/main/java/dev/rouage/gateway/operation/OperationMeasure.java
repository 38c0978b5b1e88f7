package dev.rouage.gateway.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * Measures a document against the limits. Each fragment is measured once and its measure added for each spread, so that
 * fragments that spread fragments that spread fragments cost nothing to count.
 */
final class OperationMeasure {
    private record Size(long depth, long aliases, long fields, long directFields, long directives) {
        static final Size NONE = new Size(0, 0, 0, 0, 0);

        Size beside(Size other) {
            return new Size(Math.max(depth, other.depth), capped(aliases, other.aliases), capped(fields, other.fields),
                    capped(directFields, other.directFields), capped(directives, other.directives));
        }

        Size with(DirectivesContainer<?> container) {
            int more = container.getDirectives().size();
            return more == 0 ? this : new Size(depth, aliases, fields, directFields, directives + more);
        }

        private static long capped(long one, long other) {
            return Math.min(one + other, Integer.MAX_VALUE);
        }
    }

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    private OperationMeasure(Document document) {
        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
    }

    static void check(Document document, OperationLimits limits) {
        var measure = new OperationMeasure(document);
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            Size size = measure.of(operation.getSelectionSet()).with(operation);
            for (var variable : operation.getVariableDefinitions()) {
                size = size.with(variable);
            }
            refuseAbove(limits.depth(), size.depth, ErrorCode.TOO_DEEP, "levels of fields");
            refuseAbove(limits.aliases(), size.aliases, ErrorCode.TOO_MANY_ALIASES, "aliases");
            refuseAbove(limits.rootFields(), size.directFields, ErrorCode.TOO_MANY_ROOT_FIELDS, "root fields");
            refuseAbove(limits.fields(), size.fields, ErrorCode.TOO_MANY_FIELDS, "fields");
            refuseAbove(limits.directives(), size.directives, ErrorCode.TOO_MANY_DIRECTIVES, "directives");
        }
        // A fragment that no operation spreads is validated all the same.
        measure.fragments.keySet().forEach(measure::ofFragment);
    }

    private static void refuseAbove(int limit, long actual, ErrorCode code, String what) {
        if (actual > limit) {
            throw new RequestException(code, "The operation has more than " + limit + " " + what);
        }
    }

    private Size of(@Nullable SelectionSet selections) {
        Size sum = Size.NONE;
        if (selections != null) {
            for (var selection : selections.getSelections()) {
                sum = sum.beside(switch (selection) {
                    case Field field -> ofField(field).with(field);
                    case InlineFragment fragment -> of(fragment.getSelectionSet()).with(fragment);
                    case FragmentSpread spread -> ofFragment(spread.getName()).with(spread);
                    default -> Size.NONE;
                });
            }
        }
        return sum;
    }

    private Size ofField(Field field) {
        int aliased = field.getAlias() == null ? 0 : 1;
        Size below = of(field.getSelectionSet());
        if (field.getName().equals("__schema") || field.getName().equals("__type")) {
            // Introspection is answered here, from memory, and its own text is deep.
            return new Size(1, below.aliases + aliased, below.fields + 1, 1, below.directives);
        }
        return new Size(below.depth + 1, below.aliases + aliased, below.fields + 1, 1, below.directives);
    }

    private Size ofFragment(String name) {
        Size known = measured.get(name);
        FragmentDefinition fragment = fragments.get(name);
        if (known != null || fragment == null) {
            return known == null ? Size.NONE : known;
        }
        if (!entered.add(name)) {
            throw new RequestException(
                    ErrorCode.FRAGMENT_CYCLE, "The fragment " + name + " spreads itself");
        }
        Size size = of(fragment.getSelectionSet()).with(fragment);
        measured.put(name, size);
        return size;
    }
}
