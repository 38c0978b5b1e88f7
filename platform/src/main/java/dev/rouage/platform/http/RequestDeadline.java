package dev.rouage.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.problem.Problem;
import dev.rouage.platform.problem.StandardErrorCode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a request that nothing else has answered in time, so that whoever waits behind a database that has stopped
 * answering gets a 503 and not a closed connection. Time counts from when the body has last been seen to come, so
 * that slow senders have theirs. What has been begun goes on. Subscriptions and uploads of any size have no deadline.
 */
@ApplicationScoped
class RequestDeadline {
    private static final int FIRST = Integer.MIN_VALUE;
    /** How often the body is looked at within a deadline, which may thus last one part longer. */
    private static final int TICKS = 5;
    private static final String EXPIRED = RequestDeadline.class.getName();

    private final Duration deadline;
    private final List<String> unbounded;

    RequestDeadline(@ConfigProperty(name = "rouage.request.deadline", defaultValue = "25s") Duration deadline,
            @ConfigProperty(name = "rouage.request.unbounded-uploads") Optional<List<String>> unbounded) {
        this.deadline = deadline;
        this.unbounded = unbounded.orElse(List.of());
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::watch).failureHandler(RequestDeadline::failed);
    }

    private void watch(RoutingContext context) {
        if (!isUnbounded(context)) {
            new Watch(context).begin();
        }
        context.next();
    }

    private boolean isUnbounded(RoutingContext context) {
        HttpServerRequest request = context.request();
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || request.method() == HttpMethod.POST && unbounded.contains(context.normalizedPath());
    }

    /** What comes too late finds the response written; that is no failure to speak of. */
    private static void failed(RoutingContext context) {
        if (context.get(EXPIRED) == null) {
            context.next();
        }
    }

    private final class Watch {
        private final RoutingContext context;
        private long received;
        private int silentTicks;
        private long timer;

        Watch(RoutingContext context) {
            this.context = context;
        }

        void begin() {
            context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
            wind();
        }

        private void wind() {
            timer = context.vertx().setTimer(deadline.toMillis() / TICKS, _ -> tick());
        }

        private void tick() {
            long now = context.request().bytesRead();
            silentTicks = now > received ? 0 : silentTicks + 1;
            received = now;
            if (silentTicks < TICKS) {
                wind();
            } else {
                expire();
            }
        }

        private void expire() {
            // By this lock of Vert.x a worker that answers just now comes before all of it, or after.
            synchronized (context.request().connection()) {
                if (!context.response().headWritten() && !context.response().closed()) {
                    answer();
                }
            }
        }

        private void answer() {
            context.put(EXPIRED, true);
            context.response().putHeader("Retry-After", "1");
            EarlyProblem.answer(context, 503, Problem.of(StandardErrorCode.UNAVAILABLE, "No answer within "
                    + deadline.toSeconds()
                    + " s: nothing is acknowledged; repeat the request, with its key if it had one"));
        }
    }
}
