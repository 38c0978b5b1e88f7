package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/** Fills a shape with data: in the client's order, nulls going up to the nearest place that may be null. */
final class ValueShaping {
    /** A null that the place it is in does not allow; the nearest nullable place above becomes null instead. */
    private static final Object NULL_GOES_UP = new Object();

    private final List<ResponseError> errors;
    private final ArrayList<Object> path = new ArrayList<>();

    ValueShaping(List<ResponseError> errors) {
        this.errors = errors;
    }

    /** A shaping that starts at a place in the answer. */
    ValueShaping(List<ResponseError> errors, List<Object> at) {
        this.errors = errors;
        path.addAll(at);
    }

    /** One field of an object; false where it has a null that the object does not allow. */
    boolean field(ObjectShape.Entry entry, String runtimeType, Map<String, Object> data, Map<String, Object> into) {
        path.addLast(entry.responseKey());
        Object raw = entry.key().equals("__typename") ? runtimeType : data.get(entry.key());
        Object value = value(entry.type(), entry.below(), raw);
        path.removeLast();
        into.put(entry.responseKey(), value);
        return value != NULL_GOES_UP;
    }

    @Nullable
    Map<String, Object> root(ObjectShape shape, Map<String, Object> data) {
        return object(shape, shape.typeName(), data) instanceof Map<?, ?> shaped ? DataMerge.object(shaped) : null;
    }

    private @Nullable Object value(GraphQLType type, @Nullable ObjectShape shape, @Nullable Object raw) {
        return switch (type) {
            case GraphQLNonNull nonNull -> notNull(value(nonNull.getWrappedType(), shape, raw));
            case GraphQLList list -> list(list, shape, raw);
            case GraphQLEnumType constants when raw != null -> constants.getValue(raw.toString()) == null
                    ? unexpected("a value that the enum " + constants.getName() + " does not have")
                    : raw;
            default -> shape == null || raw == null ? raw : object(shape, raw);
        };
    }

    private @Nullable Object object(ObjectShape shape, Object raw) {
        if (!(raw instanceof Map<?, ?>)) {
            return unexpected("a value where an object was expected");
        }
        Map<String, Object> data = DataMerge.object(raw);
        String runtimeType = shape.runtimeType(data);
        if (runtimeType == null) {
            return isExplained() ? null : unexpected("an object of unknown type");
        }
        return object(shape, runtimeType, data);
    }

    /** The object as the client sees it, or null where it can not be. */
    @Nullable
    Object object(ObjectShape shape, String runtimeType, Map<String, Object> data) {
        List<ObjectShape.Entry> entries = shape.entries(runtimeType);
        Map<String, Object> shaped = LinkedHashMap.newLinkedHashMap(entries.size());
        boolean nullGoesUp = false;
        for (ObjectShape.Entry entry : entries) {
            nullGoesUp |= !field(entry, runtimeType, data, shaped);
        }
        return nullGoesUp ? null : shaped;
    }

    private @Nullable Object list(GraphQLList type, @Nullable ObjectShape shape, @Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        if (!(raw instanceof List<?> elements)) {
            return unexpected("a value where a list was expected");
        }
        List<@Nullable Object> shaped = new ArrayList<>(elements.size());
        boolean nullGoesUp = false;
        for (int i = 0; i < elements.size(); i++) {
            path.addLast(i);
            Object value = value(type.getWrappedType(), shape, elements.get(i));
            path.removeLast();
            nullGoesUp |= value == NULL_GOES_UP;
            shaped.add(value);
        }
        return nullGoesUp ? null : shaped;
    }

    private Object notNull(@Nullable Object value) {
        if (value != null) {
            return value;
        }
        if (!isExplained()) {
            errors.add(ResponseError.at(List.copyOf(path), ErrorCode.NULL_IN_NON_NULL_FIELD,
                    "The field has no value, and may not be null"));
        }
        return NULL_GOES_UP;
    }

    private @Nullable Object unexpected(String what) {
        errors.add(ResponseError.at(List.copyOf(path), ErrorCode.SUBGRAPH_INVALID_RESPONSE,
                "A subgraph answered with " + what));
        return null;
    }

    /** Whether an error of this field, or of one above or below it, says why there is no value. */
    private boolean isExplained() {
        return errors.stream().map(ResponseError::path).anyMatch(other -> {
            int common = Math.min(other.size(), path.size());
            return !other.isEmpty() && other.subList(0, common).equals(path.subList(0, common));
        });
    }
}
