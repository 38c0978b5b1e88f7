package dev.rouage.gateway.problem;

/** The stable codes of {@code extensions.code} and of problem documents; a code is never renamed or reused. */
public enum ErrorCode {
    BAD_REQUEST(ErrorKind.USER), METHOD_NOT_ALLOWED(ErrorKind.USER), NOT_ACCEPTABLE(
            ErrorKind.USER), UNSUPPORTED_MEDIA_TYPE(ErrorKind.USER), UNAUTHENTICATED(ErrorKind.USER), FORBIDDEN(
                    ErrorKind.USER), GRAPHQL_PARSE_FAILED(ErrorKind.USER), GRAPHQL_VALIDATION_FAILED(
                            ErrorKind.USER), BAD_USER_INPUT(ErrorKind.USER), OPERATION_RESOLUTION_FAILURE(
                                    ErrorKind.USER), INTROSPECTION_DISABLED(ErrorKind.USER), BODY_TOO_LARGE(
                                            ErrorKind.LIMIT), TOO_MANY_TOKENS(ErrorKind.LIMIT), TOO_DEEP(
                                                    ErrorKind.LIMIT), TOO_MANY_ALIASES(
                                                            ErrorKind.LIMIT), TOO_MANY_ROOT_FIELDS(
                                                                    ErrorKind.LIMIT), TOO_MANY_FIELDS(
                                                                            ErrorKind.LIMIT), REQUEST_TIMEOUT(
                                                                                    ErrorKind.LIMIT), SUBGRAPH_TIMEOUT(
                                                                                            ErrorKind.UNAVAILABLE), SUBGRAPH_UNAVAILABLE(
                                                                                                    ErrorKind.UNAVAILABLE), SUBGRAPH_INVALID_RESPONSE(
                                                                                                            ErrorKind.UNAVAILABLE),
    /** What a subgraph's error is called that carries no code of its own. */
    SUBGRAPH_ERROR(ErrorKind.UNAVAILABLE),
    /** A field that can't be null came back as null without any error to explain it. */
    NULL_IN_NON_NULL_FIELD(ErrorKind.UNAVAILABLE), INTERNAL_ERROR(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    ErrorCode(ErrorKind kind) {
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }
}
