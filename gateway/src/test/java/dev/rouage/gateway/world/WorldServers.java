package dev.rouage.gateway.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** The subgraphs of a world behind real HTTP, each on a port of its own. */
public final class WorldServers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request that came over the wire. */
    public record Received(String subgraph, @Nullable String authorization, @Nullable String traceparent,
            String document) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, HttpServer> servers = new HashMap<>();
    private volatile @Nullable Fault fault;

    /** What a subgraph does instead of answering. */
    public record Fault(String subgraph, int status, String body, long delayMillis, int times) {
        public Fault(String subgraph, int status, String body, long delayMillis) {
            this(subgraph, status, body, delayMillis, Integer.MAX_VALUE);
        }
    }

    private final java.util.concurrent.atomic.AtomicInteger faults = new java.util.concurrent.atomic.AtomicInteger();

    public WorldServers(World world) {
        world.supergraph().subgraphs().forEach(each -> servers.put(each.name(), start(each.name(), world)));
    }

    private HttpServer start(String name, World world) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/graphql", exchange -> answer(exchange, name, world.subgraph(name)));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private void answer(HttpExchange exchange, String name, WorldSubgraph subgraph) throws IOException {
        try (exchange) {
            Map<String, Object> request = JSON.readValue(exchange.getRequestBody(), Map.class);
            var headers = exchange.getRequestHeaders();
            String document = (String) request.get("query");
            received.add(new Received(
                    name, headers.getFirst("authorization"), headers.getFirst("traceparent"), document));
            Fault now = fault;
            if (now != null && now.subgraph.equals(name) && faults.getAndIncrement() < now.times) {
                Thread.sleep(now.delayMillis);
                respond(exchange, now.status, now.body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                return;
            }
            var variables = (Map<String, Object>) request.getOrDefault("variables", Map.of());
            respond(exchange, 200, JSON.writeValueAsBytes(subgraph.answer(document, variables)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    public String url(String subgraph) {
        return "http://localhost:" + servers.get(subgraph).getAddress().getPort() + "/graphql";
    }

    public Iterable<String> names() {
        return servers.keySet();
    }

    public List<Received> received() {
        return received;
    }

    /** From now on, until told otherwise with null. */
    public void misbehave(@Nullable Fault next) {
        faults.set(0);
        fault = next;
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }
}
