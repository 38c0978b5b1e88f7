package dev.rouage.gateway.supergraph;

/** The supergraph cannot be used; the message says what is wrong with it, for the person who composed it. */
public final class SupergraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SupergraphException(String message) {
        super(message);
    }

    public SupergraphException(String message, Throwable cause) {
        super(message, cause);
    }
}
