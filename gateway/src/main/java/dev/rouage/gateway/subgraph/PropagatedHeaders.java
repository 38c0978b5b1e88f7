package dev.rouage.gateway.subgraph;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;

/** The headers of a caller that a subgraph gets too, by name; nothing else of the caller goes on. */
final class PropagatedHeaders {
    /** These belong to one connection, or to the body. */
    private static final Set<String> NEVER = Set.of("connection", "content-length", "content-type", "content-encoding",
            "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "accept", "accept-encoding",
            "proxy-authorization", "expect");
    private static final Set<String> OF_THE_TRACE = Set.of("traceparent", "tracestate", "baggage", "x-request-id");

    private final List<String> names;

    PropagatedHeaders(List<String> names) {
        this.names = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !NEVER.contains(name))
                .toList();
    }

    MultiMap of(MultiMap callerHeaders) {
        MultiMap propagated = MultiMap.caseInsensitiveMultiMap();
        for (String name : names) {
            String value = callerHeaders.get(name);
            if (value != null) {
                propagated.set(name, value);
            }
        }
        return propagated;
    }

    /** What a subgraph may answer differently for: all that is sent but the trace. */
    String identity(MultiMap callerHeaders) {
        var identity = new StringBuilder();
        for (String name : names) {
            String value = OF_THE_TRACE.contains(name) ? null : callerHeaders.get(name);
            if (value != null) {
                identity.append(name).append(':').append(value).append('\n');
            }
        }
        return identity.toString();
    }
}
