package dev.rouage.coaching.graph;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads ids that clients pass as arguments; what is no id is an {@code INVALID_ARGUMENT}. */
final class IdArgument {

    private IdArgument() {}

    static UUID of(String argument, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'" + argument + "' is no id");
        }
    }

    /** A list that is not given is empty. */
    static Set<UUID> allOf(String argument, @Nullable List<@Nullable String> texts) {
        return texts == null
                ? Set.of()
                : texts.stream().map(text -> of(argument, String.valueOf(text)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
