package dev.rouage.ingest.limit;

import java.time.Duration;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.rouage.platform.problem.Problem;
import dev.rouage.platform.problem.StandardErrorCode;

/** The answer to whoever sends more than it may. */
public final class TooMany {

    private TooMany() {}

    /** 429 with the time to wait, in whole seconds. */
    public static Response answer(String sender, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        Response answer = Problem.of(StandardErrorCode.TOO_MANY_REQUESTS,
                sender + " has sent more than its limit; wait " + seconds + " s").toResponse();
        answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds);
        return answer;
    }
}
