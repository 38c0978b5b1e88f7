package dev.rouage.gateway.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.PossibleTypes;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/** An operation without what its caller may not have: that is not asked of any subgraph, and null in the answer. */
public final class Restriction {
    /** Nothing is kept from the caller. */
    public static final Restriction NONE = new Restriction(null, null, _ -> false, null);

    /** A null that the place it is in does not allow. */
    private static final Object NULL_GOES_UP = new Object();

    private final @Nullable Operation asked;
    private final @Nullable Operation allowed;
    private final Predicate<Selection> denied;
    private final @Nullable GraphQLSchema schema;

    Restriction(@Nullable Operation asked, @Nullable Operation allowed, Predicate<Selection> denied,
            @Nullable GraphQLSchema schema) {
        this.asked = asked;
        this.allowed = allowed;
        this.denied = denied;
        this.schema = schema;
    }

    /** Whether anything is kept from the caller. */
    public boolean isRestricting() {
        return asked != null;
    }

    /** What may be executed; null where nothing is left. */
    public @Nullable Operation allowed() {
        return allowed;
    }

    /** The answer to the whole operation: nulls in the places of what was taken out, each with an error. */
    public @Nullable Map<String, Object> complete(@Nullable Map<String, Object> data, List<ResponseError> errors) {
        if (asked == null || schema == null || data == null && allowed != null) {
            return data;
        }
        return new Completion(schema, denied, errors).root(asked, data == null ? Map.of() : data);
    }

    private static final class Completion {
        private final GraphQLSchema schema;
        private final Predicate<Selection> denied;
        private final List<ResponseError> errors;
        private final List<Object> path = new ArrayList<>();

        Completion(GraphQLSchema schema, Predicate<Selection> denied, List<ResponseError> errors) {
            this.schema = schema;
            this.denied = denied;
            this.errors = errors;
        }

        @SuppressWarnings("unchecked")
        @Nullable
        Map<String, Object> root(Operation operation, Map<String, Object> data) {
            Object complete = object(operation.rootType(), operation.selections(), data);
            return complete == NULL_GOES_UP ? null : (Map<String, Object>) complete;
        }

        private @Nullable Object object(String typeName, SelectionSet selections, Map<?, ?> data) {
            Map<String, @Nullable Object> complete = new LinkedHashMap<>();
            var type = (GraphQLFieldsContainer) schema.getType(typeName);
            return fill(type, selections, data, complete, false) ? complete : NULL_GOES_UP;
        }

        /** Puts the fields into the object; false where one of them is null that may not be. */
        private boolean fill(GraphQLFieldsContainer type, SelectionSet selections, Map<?, ?> data,
                Map<String, @Nullable Object> complete, boolean allDenied) {
            boolean possible = true;
            for (Selection selection : selections.selections()) {
                boolean gone = allDenied || denied.test(selection);
                switch (selection) {
                    case FieldSelection field when gone && !field.isTypename() -> possible &= put(complete, field,
                            refused(field, type.getFieldDefinition(field.name()).getType()));
                    case FieldSelection field when field.name().startsWith("__") -> complete.put(field.responseKey(),
                            field.isTypename() ? type.getName() : data.get(field.responseKey()));
                    case FieldSelection field -> {
                        path.addLast(field.responseKey());
                        possible &= put(complete, field, value(type.getFieldDefinition(field.name()).getType(),
                                field.selections(), data.get(field.responseKey())));
                        path.removeLast();
                    }
                    case FragmentSelection fragment when applies(fragment, type) -> possible &= fill(type,
                            fragment.selections(), data, complete, gone);
                    case FragmentSelection _ -> {
                        // For objects of another type.
                    }
                }
            }
            return possible;
        }

        private boolean applies(FragmentSelection fragment, GraphQLFieldsContainer type) {
            return PossibleTypes.of(schema, (GraphQLCompositeType) schema.getType(fragment.typeName()))
                    .contains(type.getName());
        }

        private static boolean put(Map<String, @Nullable Object> complete, FieldSelection field,
                @Nullable Object value) {
            Object present = complete.get(field.responseKey());
            complete.put(field.responseKey(), value == NULL_GOES_UP ? present : together(present, value));
            return value != NULL_GOES_UP;
        }

        /** One field, selected on a type and on an interface of it, has what both select of it. */
        private static @Nullable Object together(@Nullable Object one, @Nullable Object other) {
            if (one instanceof Map<?, ?> some && other instanceof Map<?, ?> more) {
                Map<Object, @Nullable Object> both = new LinkedHashMap<>(some);
                more.forEach((key, value) -> both.put(key, together(both.get(key), value)));
                return both;
            }
            if (one instanceof List<?> some && other instanceof List<?> more && some.size() == more.size()) {
                List<@Nullable Object> both = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    both.add(together(some.get(i), more.get(i)));
                }
                return both;
            }
            return other == null ? one : other;
        }

        private @Nullable Object refused(FieldSelection field, GraphQLOutputType type) {
            List<Object> at = new ArrayList<>(path);
            at.add(field.responseKey());
            errors.add(ResponseError.at(at, ErrorCode.UNAUTHORIZED_FIELD_OR_TYPE,
                    "The caller may not see " + field.name()));
            return GraphQLTypeUtil.isNonNull(type) ? NULL_GOES_UP : null;
        }

        private @Nullable Object value(GraphQLOutputType type, SelectionSet selections, @Nullable Object data) {
            var nullable = GraphQLTypeUtil.unwrapNonNull(type);
            Object value = data;
            if (data instanceof List<?> list && GraphQLTypeUtil.isList(nullable)) {
                value = list(
                        (GraphQLOutputType) GraphQLTypeUtil.unwrapOne(nullable), selections, list);
            } else if (data instanceof Map<?, ?> object && !selections.isEmpty()) {
                value = object.get(OperationAccess.TYPE_KEY) instanceof String name
                        ? object(name, selections, object)
                        : null;
            }
            // What was null before went up already.
            boolean goesUp = value == NULL_GOES_UP && GraphQLTypeUtil.isNonNull(type);
            return goesUp ? NULL_GOES_UP : value == NULL_GOES_UP ? null : value;
        }

        private Object list(GraphQLOutputType type, SelectionSet selections, List<?> list) {
            List<@Nullable Object> complete = new ArrayList<>(list.size());
            boolean possible = true;
            for (int i = 0; i < list.size(); i++) {
                path.addLast(i);
                Object value = value(type, selections, list.get(i));
                path.removeLast();
                possible &= value != NULL_GOES_UP;
                complete.add(value);
            }
            return possible ? complete : NULL_GOES_UP;
        }
    }
}
