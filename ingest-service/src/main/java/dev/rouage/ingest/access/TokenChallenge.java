package dev.rouage.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.http.EarlyProblem;
import dev.rouage.platform.problem.Problem;
import dev.rouage.platform.problem.StandardErrorCode;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a REST call without a valid token with a problem, like any other error: left alone, Quarkus answers with a status
 * and no body. It lets nobody in; who has a token is still to be verified.
 */
@ApplicationScoped
class TokenChallenge {
    private static final String SCHEME = "Bearer ";
    private static final int AFTER_BODY_LIMIT = Integer.MIN_VALUE + 1;

    void register(@Observes Router router) {
        router.route("/v1/*").order(AFTER_BODY_LIMIT).handler(TokenChallenge::require)
                .failureHandler(TokenChallenge::failed);
    }

    private static void require(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        boolean hasToken = authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (hasToken || isWebhook(context)) {
            context.next();
        } else {
            refuse(context);
        }
    }

    /** Webhooks have no token. */
    private static boolean isWebhook(RoutingContext context) {
        return context.request().method() == HttpMethod.POST && context.normalizedPath().startsWith("/v1/webhooks/");
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException && !context.response().ended()) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", SCHEME.strip());
        EarlyProblem.answer(context, 401,
                Problem.of(StandardErrorCode.UNAUTHENTICATED, "A valid bearer token is required"));
    }
}
