package dev.rouage.platform.problem;

/** A stable name for what went wrong, the same in REST and GraphQL. An enum in each service adds its own. */
public interface ErrorCode {
    /** The code as clients see it: upper case with underscores. */
    String name();

    /** Who can do something about it. */
    ErrorKind kind();

    /** The HTTP status of a REST answer that carries this code. */
    int status();
}
