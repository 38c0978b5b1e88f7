package dev.rouage.gateway.security;

/** Whether a token is valid cannot be told, since the realm's keys are not known. */
public final class AuthenticationUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AuthenticationUnavailableException() {
        super("the keys that tokens are verified with are not known", null, false, false);
    }
}
