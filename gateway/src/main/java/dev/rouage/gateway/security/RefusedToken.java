package dev.rouage.gateway.security;

import io.vertx.core.Future;

/** Why a token was not taken, as far as its bearer should know. */
final class RefusedToken {

    private RefusedToken() {}

    /** A failure that says whether another token, or waiting, would help. */
    static Future<Caller> because(Throwable failure) {
        return Future.failedFuture(switch (failure) {
            case SigningKeys.UnknownKeyException _ -> new InvalidTokenException("unknown key");
            case SigningKeys.KeysUnavailableException _ -> new AuthenticationUnavailableException();
            default -> failure;
        });
    }
}
