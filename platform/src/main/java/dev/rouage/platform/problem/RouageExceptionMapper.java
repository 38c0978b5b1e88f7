package dev.rouage.platform.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers our own errors. Not one of the {@link ProblemMappers}, since Quarkus would load the exception's class into
 * Maven's own JVM, which may be older than our bytecode.
 */
@Provider
public class RouageExceptionMapper implements ExceptionMapper<RouageException> {

    @Override
    public Response toResponse(RouageException failure) {
        Response answer = Problem.of(failure.code(), String.valueOf(failure.getMessage())).toResponse();
        if (failure.code().kind() == ErrorKind.UNAVAILABLE) {
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer;
    }
}
