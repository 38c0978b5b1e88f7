package dev.rouage.gateway.executor;

import java.util.Map;

import dev.rouage.gateway.operation.OperationKind;

/** A request to a subgraph; the variables are JSON values. */
public record SubgraphRequest(OperationKind kind, String document, Map<String, Object> variables) {}
