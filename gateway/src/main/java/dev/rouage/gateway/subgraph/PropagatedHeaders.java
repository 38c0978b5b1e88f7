package dev.rouage.gateway.subgraph;

import java.util.List;

import io.vertx.core.MultiMap;

/** The headers of a caller that subgraphs get too. */
final class PropagatedHeaders {
    private static final List<String> NAMES = List.of("authorization", "traceparent", "tracestate", "baggage",
            "accept-language", "x-request-id");

    private PropagatedHeaders() {}

    static MultiMap of(MultiMap callerHeaders) {
        MultiMap propagated = MultiMap.caseInsensitiveMultiMap();
        for (String name : NAMES) {
            String value = callerHeaders.get(name);
            if (value != null) {
                propagated.set(name, value);
            }
        }
        return propagated;
    }
}
