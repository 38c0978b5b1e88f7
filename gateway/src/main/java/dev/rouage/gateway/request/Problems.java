package dev.rouage.gateway.request;

import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import dev.rouage.gateway.request.Admission.BudgetExhaustedException;
import dev.rouage.gateway.security.AuthenticationUnavailableException;
import dev.rouage.gateway.security.InvalidTokenException;
import io.quarkus.logging.Log;

/** What failures are to clients. */
public final class Problems {

    private Problems() {}

    /** What a failure is to the client; what is not foreseen is logged here and told to nobody. */
    public static HttpProblem of(Throwable failure, long timeout) {
        return switch (failure) {
            case HttpProblem problem -> problem;
            case InvalidTokenException _ -> new HttpProblem(401, ErrorCode.UNAUTHENTICATED,
                    "A valid bearer token is needed", Map.of("www-authenticate", "Bearer"));
            case AuthenticationUnavailableException _ -> new HttpProblem(503, ErrorCode.AUTHENTICATION_UNAVAILABLE,
                    "Tokens cannot be verified now", Map.of("retry-after", "5"));
            case BudgetExhaustedException exhausted -> new HttpProblem(429, ErrorCode.COST_BUDGET_EXHAUSTED,
                    "The organization has asked for much lately",
                    Map.of("retry-after", String.valueOf(exhausted.retryAfter().plusMillis(999).toSeconds())));
            case TimeoutException _ -> new HttpProblem(504, ErrorCode.REQUEST_TIMEOUT,
                    "The request took longer than " + timeout / 1_000.0 + " s");
            default -> unexpected(failure);
        };
    }

    private static HttpProblem unexpected(Throwable failure) {
        Log.error("A request failed", failure);
        return new HttpProblem(500, ErrorCode.INTERNAL_ERROR, "The gateway failed");
    }
}
