package dev.rouage.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import dev.rouage.gateway.request.HeldBodies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads bodies, no further than the limits: of bytes, of what they inflate to, of what all of them take together, and of
 * the time they take to come.
 */
final class BodyReader {
    /** How many times its size a body may inflate to. */
    private static final int LARGEST_RATIO = 100;

    private final Vertx vertx;
    private final long limit;
    private final long milliseconds;
    private final HeldBodies all;

    BodyReader(Vertx vertx, long limit, long milliseconds, HeldBodies all) {
        this.all = all;
        this.vertx = vertx;
        this.limit = limit;
        this.milliseconds = milliseconds;
    }

    /** What a body is counted with; released when its request is answered. */
    HeldBodies.Held begin() {
        return all.begin();
    }

    /** The body as it was before it was compressed; fails with an {@link HttpProblem}. */
    Future<byte[]> read(HttpServerRequest request, HeldBodies.Held held) {
        String coding = request.getHeader("content-encoding");
        boolean gzip = coding != null && coding.strip().equalsIgnoreCase("gzip");
        if (coding != null && !gzip && !coding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            return Future.failedFuture(new HttpProblem(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "A body is sent as it is, or gzipped"));
        }
        Future<Buffer> received = received(request, held);
        // Some milliseconds, for which other requests would wait.
        return gzip
                ? received.compose(body -> vertx.executeBlocking(() -> inflated(body, held), false))
                : received.map(body -> read(body.getBytes(), held));
    }

    private static byte[] read(byte[] body, HeldBodies.Held held) {
        if (!held.add(HeldBodies.parsed(body))) {
            throw overloaded();
        }
        return body;
    }

    private Future<Buffer> received(HttpServerRequest request, HeldBodies.Held held) {
        Promise<Buffer> promise = Promise.promise();
        String announced = request.getHeader("content-length");
        // What is no number the server itself has refused.
        if (announced != null && (announced.length() > 18 || Long.parseLong(announced) > limit)) {
            return Future.failedFuture(tooLarge());
        }
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(milliseconds, _ -> promise.tryFail(new HttpProblem(408, ErrorCode.REQUEST_TIMEOUT,
                "The body did not come in time")));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                promise.tryFail(tooLarge());
            } else if (promise.future().isComplete()) {
                // Refused: what still comes is nobody's.
                return;
            } else if (held.add(chunk.length())) {
                body.appendBuffer(chunk);
            } else {
                promise.tryFail(overloaded());
            }
        });
        request.exceptionHandler(gone -> promise.tryFail(new HttpProblem(400, ErrorCode.BAD_REQUEST,
                "The body broke off")));
        request.endHandler(_ -> promise.tryComplete(body));
        request.resume();
        return promise.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private static HttpProblem overloaded() {
        return new HttpProblem(503, ErrorCode.OVERLOADED, "Too many large bodies at once", Map.of("retry-after", "1"));
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(413, ErrorCode.BODY_TOO_LARGE, "The body has more than " + limit + " bytes");
    }

    private byte[] inflated(Buffer compressed, HeldBodies.Held held) {
        var body = new ByteArrayOutputStream();
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(compressed.getBytes()))) {
            byte[] chunk = new byte[8_192];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                if (!held.add(count)) {
                    throw overloaded();
                }
                body.write(chunk, 0, count);
                if (body.size() > (long) LARGEST_RATIO * compressed.length()) {
                    throw new HttpProblem(413, ErrorCode.BODY_TOO_COMPRESSED,
                            "The body inflates to more than " + LARGEST_RATIO + " times its size");
                }
                if (body.size() > limit) {
                    throw tooLarge();
                }
            }
        } catch (IOException unreadable) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The body is not gzip");
        }
        return read(body.toByteArray(), held);
    }
}
