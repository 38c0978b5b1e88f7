package dev.rouage.gateway.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionPrinter;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;

/** Answers {@code __schema} and {@code __type} from the public schema, without asking any subgraph. */
final class IntrospectionAnswers {
    private final GraphQL graphQl;

    IntrospectionAnswers(GraphQLSchema schema) {
        this.graphQl = GraphQL.newGraphQL(schema).build();
    }

    /** A document with the introspection fields of the operation, if it has any. */
    static Optional<String> document(Operation operation) {
        List<Selection> fields = operation.selections()
                .selections()
                .stream()
                .filter(each -> each instanceof FieldSelection field && field.name().startsWith("__")
                        && !field.isTypename())
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var selections = new SelectionSet(fields);
        Set<String> variables = new LinkedHashSet<>();
        SelectionPrinter.collectVariables(selections, variables);
        String definitions = variables.isEmpty()
                ? ""
                : "(" + String.join(", ", variables.stream().map(operation.variables()::get).toList()) + ")";
        return Optional.of("query " + definitions + SelectionPrinter.print(selections));
    }

    Map<String, Object> answer(String document, Map<String, Object> variables) {
        var result = graphQl.execute(ExecutionInput.newExecutionInput(document).variables(variables).build());
        Map<String, Object> data = result.getData();
        if (data == null) {
            throw new RequestException(ErrorCode.BAD_REQUEST, result.getErrors().isEmpty()
                    ? "The schema cannot be introspected like this"
                    : result.getErrors().getFirst().getMessage());
        }
        return data;
    }
}
