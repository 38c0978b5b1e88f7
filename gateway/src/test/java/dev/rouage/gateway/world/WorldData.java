package dev.rouage.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** The objects of a world, by type and name; {@code "@Type/name"} in the file stands for an object. */
public final class WorldData {
    /** What a representation brought along. */
    static final String SENT = "$sent";

    private final Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();
    private final Function<String, Set<String>> interfaces;

    @SuppressWarnings("unchecked")
    WorldData(Path file, Function<String, Set<String>> interfaces) {
        this.interfaces = interfaces;
        try {
            objects.putAll(new ObjectMapper().readValue(file.toFile(), Map.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        objects.forEach((type, byName) -> byName.values().forEach(object -> {
            object.replaceAll((_, value) -> linked(value));
            object.put("__typename", type);
        }));
    }

    private @Nullable Object linked(@Nullable Object value) {
        return switch (value) {
            case String text when text.startsWith("@") -> named(text.substring(1).split("/", 2));
            case List<?> list -> list.stream().map(this::linked).toList();
            case null, default -> value;
        };
    }

    private Map<String, Object> named(String... typeAndName) {
        return objects.get(typeAndName[0]).get(typeAndName[1]);
    }

    void put(String type, String name, String field, Object value) {
        objects.get(type).get(name).put(field, value);
    }

    Map<String, Object> root(String type) {
        return objects.getOrDefault(type, Map.of("", Map.of())).get("");
    }

    /** The object of the type whose fields equal all those of the key that the representation has, or null. */
    @Nullable
    Map<String, Object> find(Map<String, Object> representation, List<String> keyFields) {
        String typeName = String.valueOf(representation.get("__typename"));
        return objects.entrySet()
                .stream()
                .filter(each -> isOne(each.getKey(), typeName))
                .flatMap(each -> each.getValue().values().stream())
                .filter(object -> keyFields.stream()
                        .allMatch(field -> matches(representation.get(field), object.get(field))))
                .findFirst()
                .orElse(null);
    }

    /** Whether objects of the type are objects of the other, too. */
    boolean isOne(String objectType, String typeName) {
        return objectType.equals(typeName) || interfaces.apply(objectType).contains(typeName);
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object actual) {
        if (wanted instanceof Map<?, ?> some && actual instanceof Map<?, ?> object) {
            return some.entrySet().stream().allMatch(each -> matches(each.getValue(), object.get(each.getKey())));
        }
        if (wanted instanceof List<?> some && actual instanceof List<?> others) {
            return some.size() == others.size()
                    && IntStream.range(0, some.size()).allMatch(i -> matches(some.get(i), others.get(i)));
        }
        return wanted != null && wanted.equals(actual);
    }

    /** A field's value; arguments work the same way on every field that has them. */
    static @Nullable Object fetch(DataFetchingEnvironment environment) {
        Map<String, Object> source = environment.getSource();
        if (source == null) {
            return null;
        }
        String name = environment.getField().getName();
        Object value = source.get(name);
        if (value instanceof String text && text.startsWith("=")) {
            value = computed(name, text.substring(1), source);
        }
        if (environment.getArguments().containsKey("echo")) {
            return environment.getArgument("echo");
        }
        boolean given = source.get(SENT) instanceof Set<?> sent && sent.contains(name);
        for (var argument : environment.getArguments().entrySet()) {
            value = given ? value : apply(argument.getKey(), argument.getValue(), value);
        }
        return value;
    }

    /** {@code "=price*weight"} multiplies; {@code "=a,b.c,d:currency:EUR"} shows fields, so that all must be there. */
    private static @Nullable Object computed(String name, String formula, Map<String, Object> source) {
        if (formula.contains("*")) {
            String[] factors = formula.split("\\*");
            return source.get(factors[0]) instanceof Integer one && source.get(factors[1]) instanceof Integer other
                    ? Integer.valueOf(one * other)
                    : null;
        }
        return name + Arrays.stream(formula.split(",")).map(each -> String.valueOf(reference(each, source))).toList();
    }

    private static @Nullable Object reference(String reference, Map<String, Object> source) {
        String[] parts = reference.split(":");
        Object value = source;
        for (String field : parts[0].split("\\.")) {
            value = below(value, field);
        }
        boolean sent = source.get(SENT) instanceof Set<?> names && names.contains(parts[0]);
        return parts.length < 3 || sent ? value : apply(parts[1], parts[2], value);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object below(@Nullable Object value, String field) {
        return switch (value) {
            case List<?> list -> list.stream().map(each -> below(each, field)).toList();
            case Map<?, ?> object when object.get(field) instanceof String text && text.startsWith("=") -> computed(
                    field, text.substring(1), (Map<String, Object>) object);
            case Map<?, ?> object -> object.get(field);
            case null, default -> null;
        };
    }

    private static @Nullable Object first(int count, @Nullable Object value) {
        if (value instanceof Map<?, ?> connection && connection.get("nodes") instanceof List<?> nodes) {
            Map<Object, Object> shorter = new HashMap<>(connection);
            shorter.put("nodes", nodes.subList(0, Math.min(nodes.size(), count)));
            return shorter;
        }
        return value instanceof List<?> list ? list.subList(0, Math.min(list.size(), count)) : value;
    }

    private static @Nullable Object apply(String argument, Object given, @Nullable Object value) {
        return switch (argument) {
            case "currency" -> value == null ? null : value + " " + given;
            case "first" -> first((int) given, value);
            case "upper" -> Boolean.TRUE.equals(given) && value != null
                    ? value.toString().toUpperCase(Locale.ROOT)
                    : value;
            case "factor" -> value instanceof Integer number ? Integer.valueOf(number * (int) given) : value;
            case "id", "upc" -> value instanceof List<?> list
                    ? list.stream()
                            .map(each -> (Map<?, ?>) each)
                            .filter(each -> given.equals(each.get(argument)))
                            .findFirst()
                            .orElse(null)
                    : value;
            case "ids" -> value instanceof List<?> list && given instanceof List<?> ids
                    ? list.stream().map(each -> (Map<?, ?>) each).filter(each -> ids.contains(each.get("id"))).toList()
                    : value;
            default -> value;
        };
    }
}
