package dev.rouage.gateway.engine;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a client asks: a document, which of its operations, and the variables as JSON values. */
public record GraphRequest(String query, @Nullable String operationName, Map<String, Object> variables) {}
