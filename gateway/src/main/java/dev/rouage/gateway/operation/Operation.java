package dev.rouage.gateway.operation;

import java.util.Map;

import dev.rouage.gateway.selection.SelectionSet;

/**
 * An operation in the form that is planned: conditions decided, named fragments gone, fields of one response key merged.
 * Equal operations have equal plans, so this is also the key of the plan cache.
 *
 * @param rootType name of the root type
 * @param variables by name, the definition of each variable as the client wrote it, {@code $name: Type = default}
 */
public record Operation(OperationKind kind, String rootType, SelectionSet selections, Map<String, String> variables) {
    public Operation {
        variables = Map.copyOf(variables);
    }
}
