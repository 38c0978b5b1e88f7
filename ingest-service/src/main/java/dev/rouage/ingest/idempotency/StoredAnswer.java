package dev.rouage.ingest.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An answer that is kept for a repetition of its request.
 *
 * @param replayed
 *            whether it was given before
 */
public record StoredAnswer(int status, String json, boolean replayed) {

    /** The HTTP answer. */
    public Response toResponse() {
        Response.ResponseBuilder answer = Response.status(status).type(MediaType.APPLICATION_JSON).entity(json);
        return (replayed ? answer.header("Idempotent-Replayed", true) : answer).build();
    }
}
