package dev.rouage.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** The objects of a world, by type and name; {@code "@Type/name"} in the file stands for an object. */
public final class WorldData {
    private final Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();

    @SuppressWarnings("unchecked")
    WorldData(Path file) {
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
            case String text when text.startsWith("@") -> named(text.substring(1).split("/"));
            case List<?> list -> list.stream().map(this::linked).toList();
            case null, default -> value;
        };
    }

    private Map<String, Object> named(String... typeAndName) {
        return objects.get(typeAndName[0]).get(typeAndName[1]);
    }

    Map<String, Object> root(String type) {
        return objects.getOrDefault(type, Map.of("", Map.of())).get("");
    }

    /** The object of the type whose fields equal all those of the key that the representation has, or null. */
    @Nullable
    Map<String, Object> find(Map<String, Object> representation, List<String> keyFields) {
        return objects.getOrDefault(String.valueOf(representation.get("__typename")), Map.of())
                .values()
                .stream()
                .filter(object -> keyFields.stream()
                        .allMatch(field -> matches(representation.get(field), object.get(field))))
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object actual) {
        if (wanted instanceof Map<?, ?> some && actual instanceof Map<?, ?> object) {
            return some.entrySet().stream().allMatch(each -> matches(each.getValue(), object.get(each.getKey())));
        }
        return wanted != null && wanted.equals(actual);
    }

    /** A field's value; arguments work the same way on every field that has them. */
    static @Nullable Object fetch(DataFetchingEnvironment environment) {
        Map<String, Object> source = environment.getSource();
        if (source == null) {
            return null;
        }
        Object value = switch (environment.getField().getName()) {
            case "shippingEstimate" -> source.get("price") instanceof Integer price
                    && source.get("weight") instanceof Integer weight ? Integer.valueOf(price * weight) : null;
            default -> source.get(environment.getField().getName());
        };
        for (var argument : environment.getArguments().entrySet()) {
            value = apply(argument.getKey(), argument.getValue(), value, environment);
        }
        return value;
    }

    private static @Nullable Object first(int count, @Nullable Object value) {
        if (value instanceof Map<?, ?> connection && connection.get("nodes") instanceof List<?> nodes) {
            Map<Object, Object> shorter = new HashMap<>(connection);
            shorter.put("nodes", nodes.subList(0, Math.min(nodes.size(), count)));
            return shorter;
        }
        return value instanceof List<?> list ? list.subList(0, Math.min(list.size(), count)) : value;
    }

    private static @Nullable Object apply(String argument, Object given, @Nullable Object value,
            DataFetchingEnvironment environment) {
        return switch (argument) {
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
