package dev.rouage.gateway.operation;

import java.util.Map;

import dev.rouage.gateway.selection.SelectionSet;

/**
 * An operation in the form that is planned: conditions decided, named fragments gone, fields of one response key merged.
 * Equal operations have equal plans, so this is also the key of the plan cache.
 *
 * @param rootType name of the root type
 * @param variables by name, the definition of each variable as the client wrote it, {@code $name: Type = default}
 * @param selections all of it, whether or not it is deferred
 * @param deferral which of it may be answered later
 */
public record Operation(OperationKind kind, String rootType, SelectionSet selections, Map<String, String> variables,
        Deferral deferral) {
    public Operation {
        variables = Map.copyOf(variables);
    }

    /** An operation that is answered at once. */
    public Operation(OperationKind kind, String rootType, SelectionSet selections, Map<String, String> variables) {
        this(kind, rootType, selections, variables, Deferral.NONE);
    }
}
