package dev.rouage.ingest.mapping;

import java.util.List;
import java.util.stream.Collectors;

import dev.rouage.platform.problem.RouageException;

/** A mapping that can't be used; names everything that is wrong about it. */
public final class InvalidMappingException extends RouageException {
    private static final long serialVersionUID = 1L;

    private final transient List<MappingError> errors;

    /**
     * @param errors
     *            at least one; the first gives the code
     */
    public InvalidMappingException(List<MappingError> errors) {
        super(errors.getFirst().code(), errors.stream().map(error -> error.pointer() + ": " + error.message())
                .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** Everything that is wrong. */
    public List<MappingError> errors() {
        return errors;
    }
}
