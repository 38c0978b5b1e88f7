import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;

/**
 * Good clients and bad ones at once: asks what is to be answered, sends what is to be refused, hangs up in the middle, keeps
 * connections open without a word. First it fills the gateway's caches with documents, so that what grows afterwards is no
 * cache, and says {@code warm}. Prints how often each was done, how many outcomes were others than expected, and the
 * 99th percentile in milliseconds. {@code Soak HOST PORT QUERY SECONDS CONNECTIONS DOCUMENTS}
 */
public final class Soak {
    private static final String FIELDS = " id name ";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Random random = new Random(5);
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final String host;
    private final int port;
    private final String heavy;
    private final HttpClient client;
    private final NetClient sockets = vertx.createNetClient();
    private final WebSocketClient webSockets = vertx.createWebSocketClient();
    private final long seconds;
    private final CountDownLatch running;
    private long until;
    /** New documents that are still to be sent before anything else. */
    private int filling;
    private int silent;

    private Soak(String[] arguments) throws IOException {
        host = arguments[0];
        port = Integer.parseInt(arguments[1]);
        heavy = Files.readString(Path.of(arguments[2]));
        seconds = Integer.parseInt(arguments[3]);
        filling = Integer.parseInt(arguments[5]);
        int connections = Integer.parseInt(arguments[4]);
        running = new CountDownLatch(connections);
        client = vertx.createHttpClient(new HttpClientOptions().setIdleTimeout(30),
                new PoolOptions().setHttp1MaxSize(connections * 2));
        vertx.runOnContext(_ -> {
            for (int i = 0; i < connections; i++) {
                goOn();
            }
        });
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new Soak(arguments);
        soak.running.await();
        int wrong = 0;
        System.out.printf("%-24s %10s %8s %9s%n", "what", "times", "wrong", "p99/ms");
        for (var each : soak.tallies.entrySet()) {
            Tally tally = each.getValue();
            wrong += tally.wrong;
            System.out.printf(Locale.ROOT, "%-24s %10d %8d %9.1f%n", each.getKey(), tally.count, tally.wrong, tally.p99());
        }
        System.exit(wrong == 0 ? 0 : 1);
    }

    private void goOn() {
        if (filling > 0) {
            filling--;
            (filling % 22 == 0 ? largeDocument() : newDocument())
                    .onComplete(_ -> vertx.runOnContext(_ -> goOn()));
            return;
        }
        if (until == 0) {
            until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            System.out.println("warm");
            System.out.flush();
        }
        if (System.nanoTime() >= until) {
            running.countDown();
        } else {
            // A turn of the loop between two, so that what fails at once does not recurse.
            one().onComplete(_ -> vertx.runOnContext(_ -> goOn()));
        }
    }

    private Future<Void> one() {
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4, 5 -> ask("heavy", heavy, 200);
            case 6, 7, 8 -> ask("single", "{ users { id name username } }", 200);
            case 9 -> newDocument();
            case 10 -> random.nextInt(8) == 0 ? largeDocument() : newDocument();
            case 11 -> send("deferred", body("{ users { id ... @defer { reviews { body } } } }"),
                    Map.of("accept", "multipart/mixed;deferSpec=20220824"), 200);
            case 12 -> ask("unknown field", "{ nothing" + random.nextInt(1 << 30) + " }", 400);
            case 13 -> ask("too deep", "{ users { " + "reviews { author { ".repeat(12) + "id" + " } }".repeat(12) + " } }",
                    400);
            case 14 -> ask("aliases", aliases(), 400);
            case 15 -> ask("circular fragments", "{ users { ...A } } fragment A on User { ...B } fragment B on User { ...A }",
                    400);
            case 16 -> ask("too many tokens", "{ users {" + FIELDS.repeat(3_000) + "} }", 400);
            case 17 -> random.nextBoolean()
                    ? send("large body", Buffer.buffer("{\"query\":\"" + "x".repeat(1_200_000) + "\"}"), Map.of(), 413)
                    : send("bomb", bomb(), Map.of("content-encoding", "gzip"), 413);
            case 18 -> random.nextBoolean()
                    ? send("no JSON", Buffer.buffer("{\"query\":"), Map.of(), 400)
                    : send("batch", Buffer.buffer("[{\"query\":\"{ users { id } }\"}]"), Map.of(), 400);
            case 19 -> random.nextInt(4) == 0 ? oddMethod() : hangUp();
            case 20 -> random.nextInt(4) == 0 ? webSocket() : ask("single", "{ users { id name username } }", 200);
            default -> random.nextInt(8) == 0 ? silence() : ask("single", "{ users { id name username } }", 200);
        };
    }

    private Future<Void> newDocument() {
        return ask("new document", "query Q" + random.nextInt(1 << 30) + " { users { a" + random.nextInt(1_000_000)
                + ": name reviews { id product { name } } } }", 200);
    }

    /** As large as is let in. */
    private Future<Void> largeDocument() {
        return ask("large document", "query Q" + random.nextInt(1 << 30) + " { users { a" + random.nextInt(1_000_000)
                + ": name " + FIELDS.repeat(950) + " } } #" + "x".repeat(80_000), 200);
    }

    private static String aliases() {
        var query = new StringBuilder("{ users {");
        for (int i = 0; i < 60; i++) {
            query.append(" a").append(i).append(": name");
        }
        return query.append(" } }").toString();
    }

    private static Buffer bomb() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[1 << 16];
            for (int i = 0; i < 160; i++) {
                gzip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static Buffer body(String query) {
        return new JsonObject().put("query", query).toBuffer();
    }

    private Future<Void> ask(String what, String query, int status) {
        return send(what, body(query), Map.of(), status);
    }

    private Future<Void> oddMethod() {
        long sent = System.nanoTime();
        return client.request(options().setMethod(HttpMethod.valueOf("BREW" + random.nextInt(1 << 30))))
                .compose(request -> request.send())
                .compose(response -> response.body().map(response.statusCode() == 405))
                .otherwise(false)
                .map(good -> note("odd method", sent, good));
    }

    private RequestOptions options() {
        return new RequestOptions().setHost(host)
                .setPort(port)
                .setURI("/graphql")
                .setMethod(HttpMethod.POST)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/graphql-response+json");
    }

    private Future<Void> send(String what, Buffer body, Map<String, String> headers, int status) {
        var options = options();
        headers.forEach(options::putHeader);
        long sent = System.nanoTime();
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> response.statusCode() == status
                        && (status != 200 || answer.toString().contains("\"data\":") && !answer.toString()
                                .contains("\"errors\":"))))
                // A server that refuses a body may close before all of it was sent.
                .otherwise(_ -> status == 413)
                .map(good -> note(what, sent, good));
    }

    private Void note(String what, long sent, boolean good) {
        tallies.computeIfAbsent(what, _ -> new Tally()).add(System.nanoTime() - sent, good);
        return null;
    }

    private Future<Void> hangUp() {
        long sent = System.nanoTime();
        return sockets.connect(port, host).compose(socket -> {
            Buffer body = body(heavy);
            return socket.write("POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: "
                    + body.length() + "\r\n\r\n" + body.getString(0, random.nextInt(body.length() + 1)))
                    .compose(_ -> socket.close());
        }).map(_ -> note("hang up", sent, true)).otherwise(_ -> note("hang up", sent, false));
    }

    private Future<Void> silence() {
        if (silent >= 200) {
            return Future.succeededFuture();
        }
        long sent = System.nanoTime();
        silent++;
        return sockets.connect(port, host).compose(socket -> {
            socket.closeHandler(_ -> silent--);
            vertx.setTimer(20_000, _ -> socket.close());
            return socket.write("POST /graphql HTTP/1.1\r\nhost: x\r\nx-slow: ");
        }).map(_ -> note("silence", sent, true)).otherwise(_ -> note("silence", sent, false));
    }

    private Future<Void> webSocket() {
        long sent = System.nanoTime();
        return webSockets.connect(new WebSocketConnectOptions().setHost(host)
                .setPort(port)
                .setURI("/graphql")
                .addSubProtocol("graphql-transport-ws")).compose(socket -> {
                    socket.writeTextMessage("{\"type\":\"connection_init\"}");
                    socket.writeTextMessage("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":"
                            + body("{ users { id } }") + "}");
                    vertx.setTimer(random.nextInt(2_000) + 1, _ -> socket.close());
                    return Future.succeededFuture();
                }).map(_ -> note("web socket", sent, true)).otherwise(_ -> note("web socket", sent, false));
    }

    private static final class Tally {
        private final long[] last = new long[10_000];
        private int count;
        private int wrong;

        void add(long took, boolean good) {
            last[count % last.length] = took;
            count++;
            wrong += good ? 0 : 1;
        }

        double p99() {
            long[] sorted = Arrays.copyOf(last, Math.min(count, last.length));
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[(int) (0.99 * (sorted.length - 1))] / 1e6;
        }
    }
}
