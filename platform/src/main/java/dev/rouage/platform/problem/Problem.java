package dev.rouage.platform.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error as REST answers it: problem details of RFC 9457 with our stable {@code code}.
 *
 * @param title
 *            the kind of the error
 * @param status
 *            the HTTP status
 * @param code
 *            the stable code
 * @param detail
 *            what is wrong and what to do
 */
public record Problem(String title, int status, String code, String detail) {
    /** The media type of a problem. */
    public static final MediaType MEDIA_TYPE = MediaType.valueOf("application/problem+json");

    /** The problem that a code and a message make. */
    public static Problem of(ErrorCode code, String detail) {
        String title = switch (code.kind()) {
            case USER -> "The request can't be answered as it is";
            case CONFLICT -> "The request conflicts with what is there";
            case LIMIT -> "A limit is exceeded";
            case UNAVAILABLE -> "Not available just now; try again";
            case INTERNAL -> "Something failed on our side";
        };
        return new Problem(title, code.status(), code.name(), detail);
    }

    /** The HTTP answer. */
    public Response toResponse() {
        Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == 503 || status == 429) {
            answer.header("Retry-After", 1);
        }
        return answer.build();
    }
}
