package dev.rouage.platform.graphql;

import java.util.Optional;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A page asked for with Relay's {@code first} and {@code after}.
 *
 * @param size
 *            how many nodes, 1 to 100
 * @param after
 *            the key behind which the page begins
 */
public record PageRequest(int size, Optional<String> after) {
    private static final int DEFAULT_SIZE = 20;
    private static final int MAXIMUM_SIZE = 100;

    /** Checks the arguments of a connection field; {@code INVALID_ARGUMENT} when they can't be served. */
    public static PageRequest of(@Nullable Integer first, @Nullable String after) {
        int size = first == null ? DEFAULT_SIZE : first;
        if (size < 1 || size > MAXIMUM_SIZE) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'first' is " + size + "; it must be between 1 and " + MAXIMUM_SIZE);
        }
        return new PageRequest(size, Optional.ofNullable(after).map(Cursor::decode));
    }

    /** How many rows to read so that one tells whether there is a next page. */
    public int sizeAndOneMore() {
        return size + 1;
    }
}
