package dev.rouage.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a REST resource throws into a problem; only our own messages reach the caller. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final CurrentVertxRequest request;

    ProblemMappers(CurrentVertxRequest request) {
        this.request = request;
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException failure) {
        return Problem.of(StandardErrorCode.UNAUTHENTICATED, "A valid bearer token is required").toResponse();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return Problem.of(StandardErrorCode.FORBIDDEN, "The caller's roles do not allow this").toResponse();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        ErrorCode code = switch (status) {
            case 401 -> StandardErrorCode.UNAUTHENTICATED;
            case 403 -> StandardErrorCode.FORBIDDEN;
            case 404 -> StandardErrorCode.NOT_FOUND;
            case 413 -> StandardErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> StandardErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> StandardErrorCode.INVALID_ARGUMENT;
        };
        Problem problem = Problem.of(code, failure.getResponse().getStatusInfo().getReasonPhrase());
        return new Problem(problem.title(), status, problem.code(), problem.detail()).toResponse();
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        if (Availability.isDown(failure)) {
            LOG.warnf("Not available: %s", failure.toString());
            return Problem.of(StandardErrorCode.UNAVAILABLE,
                    "The database does not answer; nothing is acknowledged: repeat the request, with its key if it had one")
                    .toResponse();
        }
        if (request.getCurrent().response().ended()) {
            LOG.debug("Too late: the deadline has been the answer", failure);
        } else {
            LOG.error("Unexpected failure", failure);
        }
        return Problem.of(StandardErrorCode.INTERNAL, "The failure is in the service's log").toResponse();
    }
}
