package dev.rouage.gateway.directive;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

/** Values of the language as Java values: lists, maps, strings, numbers and booleans. */
public final class Values {

    /** A variable, wherever it is in a value. */
    public record Variable(String name) {}

    private Values() {}

    /** The value; null for the null literal. */
    public static @Nullable Object of(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> narrow(number.getValue());
            case FloatValue number -> number.getValue();
            case StringValue text -> text.getValue();
            case BooleanValue truth -> truth.isValue();
            case EnumValue constant -> constant.getName();
            case VariableReference reference -> new Variable(reference.getName());
            case ArrayValue array -> array.getValues().stream().<@Nullable Object>map(Values::of).toList();
            case ObjectValue object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (ObjectField field : object.getObjectFields()) {
                    map.put(field.getName(), of(field.getValue()));
                }
                yield map;
            }
            case null, default -> null;
        };
    }

    private static Object narrow(BigInteger number) {
        return number.bitLength() < 32 ? (Object) number.intValue() : number;
    }

    /** The argument of a directive; null where it is absent. */
    public static @Nullable Object argument(Directive directive, String name) {
        Argument argument = directive.getArgument(name);
        return argument == null ? null : of(argument.getValue());
    }

    /** The argument as a list of strings; empty where it is absent. */
    public static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
