package dev.rouage.gateway.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.problem.ResponseError;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import org.jspecify.annotations.Nullable;

/** A client's document: parsed, within the limits, and valid against the public schema. */
public final class OperationDocument {
    /** As seen in heap dumps. */
    private static final long BYTES_OF_NODE = 300;

    private final String text;
    private final GraphQLSchema schema;
    private final Map<String, OperationDefinition> operations = new HashMap<>();
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Set<String> conditionVariables;
    private final boolean defers;
    private final long nodes;

    private OperationDocument(String text, GraphQLSchema schema, Document document) {
        this.text = text;
        this.schema = schema;
        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            operations.put(operation.getName() == null ? "" : operation.getName(), operation);
        }
        conditionVariables = ConditionVariables.of(document);
        defers = hasDefer(document);
        nodes = nodes(document);
    }

    private static boolean hasDefer(Node<?> node) {
        return node instanceof Directive directive && directive.getName().equals(Conditions.DEFER)
                || node.getChildren().stream().anyMatch(OperationDocument::hasDefer);
    }

    private static long nodes(Node<?> node) {
        return 1 + node.getChildren().stream().mapToLong(OperationDocument::nodes).sum();
    }

    /**
     * Reads a document.
     *
     * @throws RequestException when it cannot be parsed, passes a limit, or is not valid
     */
    public static OperationDocument read(String text, GraphQLSchema schema, OperationLimits limits) {
        Document document = parse(text, limits);
        OperationMeasure.check(document, limits);
        var invalid = new Validator().validateDocument(schema, document, Locale.ENGLISH);
        if (!invalid.isEmpty()) {
            throw refused(ErrorCode.GRAPHQL_VALIDATION_FAILED, invalid);
        }
        DeferralRules.check(document);
        return new OperationDocument(text, schema, document);
    }

    private static Document parse(String text, OperationLimits limits) {
        var options = ParserOptions.newParserOptions()
                .maxTokens(limits.tokens())
                .maxWhitespaceTokens(limits.tokens() * 20)
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .build();
        try {
            return new Parser().parseDocument(
                    ParserEnvironment.newParserEnvironment().document(text).parserOptions(options).build());
        } catch (ParseCancelledTooDeepException _) {
            throw new RequestException(ErrorCode.TOO_DEEP, "The document is nested too deeply to be read");
        } catch (ParseCancelledException _) {
            throw new RequestException(
                    ErrorCode.TOO_MANY_TOKENS, "The document has more than " + limits.tokens() + " tokens");
        } catch (InvalidSyntaxException invalid) {
            throw refused(ErrorCode.GRAPHQL_PARSE_FAILED, List.of(invalid.toInvalidSyntaxError()));
        }
    }

    /**
     * The operation that a request names, ready to be given its variables.
     *
     * @param operationName null or empty where the document has only one
     */
    public RequestedOperation operation(@Nullable String operationName) {
        String name = operationName == null ? "" : operationName;
        OperationDefinition operation = operations.get(name);
        if (operation == null && name.isEmpty() && operations.size() == 1) {
            name = operations.keySet().iterator().next();
            operation = operations.get(name);
        }
        if (operation == null) {
            throw new RequestException(ErrorCode.OPERATION_RESOLUTION_FAILURE, name.isEmpty()
                    ? "The document has several operations: operationName must say which"
                    : "The document has no operation named " + name);
        }
        return new RequestedOperation(this, name, operation);
    }

    /** The document as it was read. */
    public String text() {
        return text;
    }

    /** About how many bytes it takes. */
    public long size() {
        return text.length() + BYTES_OF_NODE * nodes;
    }

    GraphQLSchema schema() {
        return schema;
    }

    Map<String, FragmentDefinition> fragments() {
        return fragments;
    }

    /** The variables that conditions of the document depend on, those of its other operations among them. */
    Set<String> conditionVariables() {
        return conditionVariables;
    }

    /** Whether anything in the document may be deferred. */
    boolean defers() {
        return defers;
    }

    CoercedVariables coerce(OperationDefinition operation, Map<String, Object> variables) {
        try {
            return ValuesResolver.coerceVariableValues(schema, operation.getVariableDefinitions(),
                    RawVariables.of(variables), GraphQLContext.getDefault(), Locale.ENGLISH);
        } catch (GraphQLException invalid) {
            throw refused(ErrorCode.BAD_USER_INPUT, invalid instanceof GraphQLError error ? List.of(error) : List.of());
        }
    }

    private static RequestException refused(ErrorCode code, List<? extends GraphQLError> errors) {
        return new RequestException(code, errors.stream().map(error -> asResponseError(code, error)).toList());
    }

    private static ResponseError asResponseError(ErrorCode code, GraphQLError error) {
        var locations = error.getLocations() == null
                ? List.<Map<String, Integer>>of()
                : error.getLocations()
                        .stream()
                        .map(each -> Map.of("line", each.getLine(), "column", each.getColumn()))
                        .toList();
        return new ResponseError(error.getMessage(), locations, List.of(), Map.of("code", code.name()));
    }
}
