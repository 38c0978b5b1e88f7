package dev.rouage.gateway.problem;

/** The stable codes of {@code extensions.code} and of problem documents; a code is never renamed or reused. */
public enum ErrorCode {
    /** Not a GraphQL request at all. */
    BAD_REQUEST(ErrorKind.USER),
    /** Neither GET nor POST, or a GET with something other than a query. */
    METHOD_NOT_ALLOWED(ErrorKind.USER),
    /** The client accepts no media type that GraphQL answers are written in. */
    NOT_ACCEPTABLE(ErrorKind.USER),
    /** A body in another media type or coding than those that are read. */
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.USER),
    /** Several requests in one body. */
    BATCHING_NOT_SUPPORTED(ErrorKind.USER),
    /** No token, or one that is not valid. */
    UNAUTHENTICATED(ErrorKind.USER),
    /** The graph asks more of a caller who wants this field than this caller has. */
    UNAUTHORIZED_FIELD_OR_TYPE(ErrorKind.USER),
    /** The document is no GraphQL. */
    GRAPHQL_PARSE_FAILED(ErrorKind.USER),
    /** The document does not fit the schema. */
    GRAPHQL_VALIDATION_FAILED(ErrorKind.USER),
    /** A fragment spreads itself. */
    FRAGMENT_CYCLE(ErrorKind.USER),
    /** A variable's value does not fit its type. */
    BAD_USER_INPUT(ErrorKind.USER),
    /** The document has no such operation, or several and none is named. */
    OPERATION_RESOLUTION_FAILURE(ErrorKind.USER),
    /** The schema is not shown here. */
    INTROSPECTION_DISABLED(ErrorKind.USER),
    /** A hash without a document, and the document is not known: send both. */
    PERSISTED_QUERY_NOT_FOUND(ErrorKind.USER),
    /** Hashes are not taken here. */
    PERSISTED_QUERY_NOT_SUPPORTED(ErrorKind.USER),
    /** The hash is not that of the document beside it. */
    PERSISTED_QUERY_HASH_MISMATCH(ErrorKind.USER),
    /** Only documents that were registered beforehand are answered. */
    DOCUMENT_NOT_TRUSTED(ErrorKind.USER),
    /** A subscription over a plain request, or anything else over the wrong protocol. */
    SUBSCRIPTION_NOT_SUPPORTED(ErrorKind.USER),

    /** Counted after inflating. */
    BODY_TOO_LARGE(ErrorKind.LIMIT),
    /** A body that inflates to many times its size. */
    BODY_TOO_COMPRESSED(ErrorKind.LIMIT),
    /** The text of the document. */
    DOCUMENT_TOO_LARGE(ErrorKind.LIMIT),
    /** Tokens of the document. */
    TOO_MANY_TOKENS(ErrorKind.LIMIT),
    /** Levels of fields. */
    TOO_DEEP(ErrorKind.LIMIT),
    /** Aliases, fragments flattened. */
    TOO_MANY_ALIASES(ErrorKind.LIMIT),
    /** Fields of the root type. */
    TOO_MANY_ROOT_FIELDS(ErrorKind.LIMIT),
    /** Fields, fragments flattened. */
    TOO_MANY_FIELDS(ErrorKind.LIMIT),
    /** Directives, fragments flattened. */
    TOO_MANY_DIRECTIVES(ErrorKind.LIMIT),
    /** Levels of nested JSON. */
    VARIABLES_TOO_DEEP(ErrorKind.LIMIT),
    /** A {@code first} or {@code last} outside the bounds. */
    LIST_SIZE_OUT_OF_BOUNDS(ErrorKind.LIMIT),
    /** The static cost of the operation. */
    COST_TOO_HIGH(ErrorKind.LIMIT),
    /** The tenant has asked for much lately. */
    COST_BUDGET_EXHAUSTED(ErrorKind.LIMIT),
    /** The time for the whole request is up. */
    REQUEST_TIMEOUT(ErrorKind.LIMIT),
    /** More open at once than allowed. */
    TOO_MANY_SUBSCRIPTIONS(ErrorKind.LIMIT),
    /** Events come faster than the client takes them. */
    SUBSCRIBER_TOO_SLOW(ErrorKind.LIMIT),

    /** The keys that tokens are verified with are not known yet. */
    AUTHENTICATION_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** More is being received at once than there is room for. */
    OVERLOADED(ErrorKind.UNAVAILABLE),
    /** The gateway is going down. */
    SHUTTING_DOWN(ErrorKind.UNAVAILABLE),
    /** No answer in time. */
    SUBGRAPH_TIMEOUT(ErrorKind.UNAVAILABLE),
    /** No answer at all. */
    SUBGRAPH_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** Not asked, since it failed too often just now. */
    SUBGRAPH_CIRCUIT_OPEN(ErrorKind.UNAVAILABLE),
    /** An answer that is no GraphQL. */
    SUBGRAPH_INVALID_RESPONSE(ErrorKind.UNAVAILABLE),
    /** What a subgraph's error is called that carries no code of its own. */
    SUBGRAPH_ERROR(ErrorKind.UNAVAILABLE),
    /** A field that can't be null came back as null without any error to explain it. */
    NULL_IN_NON_NULL_FIELD(ErrorKind.UNAVAILABLE),

    /** The gateway is at fault. */
    INTERNAL_ERROR(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    ErrorCode(ErrorKind kind) {
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }
}
