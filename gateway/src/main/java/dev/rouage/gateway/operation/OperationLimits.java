package dev.rouage.gateway.operation;

/**
 * How much one document may ask for; each is counted with fragments flattened, before validation.
 *
 * @param tokens of the document's text
 * @param depth of nested fields
 * @param aliases in one operation
 * @param rootFields in one operation
 * @param fields in one operation, a fragment's as often as it is spread
 * @param directives in one operation, likewise
 */
public record OperationLimits(int tokens, int depth, int aliases, int rootFields, int fields, int directives) {
    /** The limits that hold where nothing else is configured. */
    public static final OperationLimits STANDARD = new OperationLimits(5_000, 12, 30, 10, 2_000, 20);

    /** With as many directives as fields. */
    public OperationLimits(int tokens, int depth, int aliases, int rootFields, int fields) {
        this(tokens, depth, aliases, rootFields, fields, fields);
    }
}
