package dev.rouage.gateway.problem;

/** Whose move it is after an error. */
public enum ErrorKind {
    /** The request is wrong: changing it helps. */
    USER,
    /** A limit was passed: asking for less helps. */
    LIMIT,
    /** Something the gateway needs is away: trying again later may help. */
    UNAVAILABLE,
    /** The gateway is at fault. */
    INTERNAL
}
