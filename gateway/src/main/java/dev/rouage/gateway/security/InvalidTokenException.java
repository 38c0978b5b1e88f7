package dev.rouage.gateway.security;

/** There is no token, or one that is not valid. */
public final class InvalidTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidTokenException(String why) {
        super(why, null, false, false);
    }
}
