import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/**
 * Asks the same again and again over so many connections, and prints requests per second, median and 99th percentile in
 * milliseconds, and how many answers were not the expected one. {@code Load URL QUERY SECONDS CONNECTIONS [EXPECTED]}
 */
public final class Load {
    private final HttpClient client;
    private final RequestOptions request;
    private final Buffer body;
    private final long until;
    private final int length;
    private final CountDownLatch running;
    private long[] latencies = new long[1 << 20];
    private int count;
    private int wrong;

    private Load(HttpClient client, RequestOptions request, Buffer body, long until, int connections, int length) {
        this.client = client;
        this.request = request;
        this.body = body;
        this.until = until;
        this.running = new CountDownLatch(connections);
        this.length = length;
    }

    public static void main(String[] arguments) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        int seconds = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[3]);
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
        var request = new RequestOptions().setAbsoluteURI(arguments[0])
                .setMethod(HttpMethod.POST)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json");
        var body = new JsonObject().put("query", Files.readString(Path.of(arguments[1]))).toBuffer();
        long start = System.nanoTime();
        var load = new Load(client, request, body, start + TimeUnit.SECONDS.toNanos(seconds), connections,
                arguments.length > 4 ? Integer.parseInt(arguments[4]) : -1);
        vertx.runOnContext(_ -> {
            for (int i = 0; i < connections; i++) {
                load.ask();
            }
        });
        load.running.await(seconds + 60L, TimeUnit.SECONDS);
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = Arrays.copyOf(load.latencies, load.count);
        Arrays.sort(sorted);
        System.out.printf(java.util.Locale.ROOT, "%.1f %.3f %.3f %d%n", load.count / took, at(sorted, 0.5), at(sorted, 0.99),
                load.wrong);
        System.exit(0);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private void ask() {
        long sent = System.nanoTime();
        if (sent >= until) {
            running.countDown();
            return;
        }
        client.request(request)
                .compose(each -> each.send(body))
                .compose(response -> response.body().map(answer -> {
                    boolean good = response.statusCode() == 200 && (length < 0 || answer.length() == length)
                            && answer.getString(0, Math.min(12, answer.length())).startsWith("{\"data\":");
                    return good;
                }))
                .onComplete(done -> {
                    if (count == latencies.length) {
                        latencies = Arrays.copyOf(latencies, count * 2);
                    }
                    latencies[count++] = System.nanoTime() - sent;
                    wrong += done.succeeded() && done.result() ? 0 : 1;
                    ask();
                });
    }
}
