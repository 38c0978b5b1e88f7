package dev.rouage.gateway.operation;

/** What an operation does. */
public enum OperationKind {
    QUERY, MUTATION, SUBSCRIPTION;

    /** The keyword of the language. */
    public String keyword() {
        return switch (this) {
            case QUERY -> "query";
            case MUTATION -> "mutation";
            case SUBSCRIPTION -> "subscription";
        };
    }
}
