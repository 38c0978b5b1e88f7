package dev.rouage.platform.problem;

/** Who can do something about an error. */
public enum ErrorKind {
    /** The caller, by asking differently. */
    USER,
    /** The caller, after looking at what is there now. */
    CONFLICT,
    /** The caller, by asking for less or later. */
    LIMIT,
    /** Nobody but time: try again. */
    UNAVAILABLE,
    /** We. */
    INTERNAL
}
