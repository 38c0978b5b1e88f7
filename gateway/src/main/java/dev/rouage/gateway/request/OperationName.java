package dev.rouage.gateway.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rouage.gateway.engine.GraphRequest;

/** The name that clients gave an operation, for logs and metrics. */
final class OperationName {
    private static final Pattern NAMED = Pattern.compile("\\b(?:query|mutation|subscription)\\s+([_A-Za-z]\\w*)");
    private static final int LONGEST = 80;
    /** Where names are, in documents that people write. */
    private static final int LOOKED_AT = 500;

    private OperationName() {}

    /** The name, or the empty string. */
    static String of(GraphRequest request) {
        String name = request.operationName();
        if (name == null || name.isEmpty()) {
            String query = request.query();
            if (query.startsWith("{")) {
                return "";
            }
            Matcher matcher = NAMED.matcher(query).region(0, Math.min(query.length(), LOOKED_AT));
            name = matcher.find() ? matcher.group(1) : "";
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
