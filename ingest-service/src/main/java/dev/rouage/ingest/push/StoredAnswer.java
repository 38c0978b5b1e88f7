package dev.rouage.ingest.push;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An answer that is kept for a repetition of its request.
 *
 * @param replayed
 *            whether it was given before
 */
record StoredAnswer(int status, String json, boolean replayed) {

    Response toResponse() {
        Response.ResponseBuilder answer = Response.status(status).type(MediaType.APPLICATION_JSON).entity(json);
        return (replayed ? answer.header("Idempotent-Replayed", true) : answer).build();
    }
}
