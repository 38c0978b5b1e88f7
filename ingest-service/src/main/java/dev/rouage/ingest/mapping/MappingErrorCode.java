package dev.rouage.ingest.mapping;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** What can be wrong with a mapping, before any row is read. */
public enum MappingErrorCode implements ErrorCode {
    /** There is no preset of that name. */
    UNKNOWN_PRESET(404),
    /** The preset has no mapping for that object. */
    UNKNOWN_OBJECT(404),
    /** A rule sets a field that the kind does not have. */
    UNKNOWN_FIELD(422),
    /** The header lacks a column that the mapping can't do without. */
    MISSING_COLUMN(422),
    /** The mapping is not written as mappings are. */
    INVALID_MAPPING(422);

    private final int status;

    MappingErrorCode(int status) {
        this.status = status;
    }

    @Override
    public ErrorKind kind() {
        return ErrorKind.USER;
    }

    @Override
    public int status() {
        return status;
    }
}
