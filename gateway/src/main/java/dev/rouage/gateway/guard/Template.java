package dev.rouage.gateway.guard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.directive.Values;
import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.selection.Arguments;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Arguments as they are written, to be filled with the variables of each request. */
final class Template {
    private static final Template NONE = new Template(Map.of());

    private final Map<String, @Nullable Object> arguments;

    private Template(Map<String, @Nullable Object> arguments) {
        this.arguments = arguments;
    }

    static Template of(Arguments arguments) {
        if (arguments.text().isEmpty()) {
            return NONE;
        }
        var document = Parser.parse("{ f" + arguments.text() + " }");
        var field = (Field) document.getDefinitionsOfType(OperationDefinition.class)
                .getFirst()
                .getSelectionSet()
                .getSelections()
                .getFirst();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        field.getArguments().forEach(each -> values.put(each.getName(), Values.of(each.getValue())));
        return new Template(values);
    }

    /** The values that the operation itself gives to variables that a request leaves out. */
    static Map<String, Object> defaults(Operation operation) {
        Map<String, Object> defaults = new HashMap<>();
        operation.variables().forEach((name, text) -> {
            int equals = text.indexOf('=');
            Object value = equals < 0 ? null : Values.of(Parser.parseValue(text.substring(equals + 1)));
            if (value != null) {
                defaults.put(name, value);
            }
        });
        return defaults;
    }

    /** The value of each argument that is given; an absent variable makes an absent argument. */
    Map<String, @Nullable Object> filled(Map<String, Object> variables) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!(value instanceof Values.Variable variable) || variables.containsKey(variable.name())) {
                filled.put(name, fill(value, variables));
            }
        });
        return filled;
    }

    private static @Nullable Object fill(@Nullable Object value, Map<String, Object> variables) {
        return switch (value) {
            case Values.Variable variable -> variables.get(variable.name());
            case List<?> list -> list.stream().<@Nullable Object>map(each -> fill(each, variables)).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                map.forEach((name, each) -> filled.put((String) name, fill(each, variables)));
                yield filled;
            }
            case null, default -> value;
        };
    }
}
