package dev.rouage.gateway.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A realm that issues tokens, publishes its keys, counts who reads them, and can go away. */
final class RealmServer implements AutoCloseable {
    private final List<RsaJsonWebKey> keys = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final int port;
    private HttpServer server;

    RealmServer() throws IOException {
        server = start(0);
        port = server.getAddress().getPort();
        rotate();
    }

    private HttpServer start(int at) throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
        started.createContext("/realm/.well-known/openid-configuration", exchange -> respond(exchange,
                "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}"));
        started.createContext("/realm/keys", exchange -> {
            reads.incrementAndGet();
            respond(exchange, new JsonWebKeySet(List.copyOf(keys)).toJson());
        });
        started.start();
        return started;
    }

    private static void respond(com.sun.net.httpserver.HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url() {
        return "http://localhost:" + port + "/realm";
    }

    int reads() {
        return reads.get();
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = start(port);
    }

    /** From now on tokens are signed with a new key; the old ones stay good. */
    void rotate() {
        keys.add(newKey("key-" + keys.size()));
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setSubject("ada");
        claims.setAudience("rouage");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("typ", "Bearer");
        claims.setClaim("scope", "openid book:pages");
        claims.setClaim("realm_access", java.util.Map.of("roles", List.of("rep", "geographer")));
        claims.setClaim("organization", java.util.Map.of("demo", java.util.Map.of("id", "t1")));
        return claims;
    }

    String token() {
        return sign(claims(), keys.getLast());
    }

    String sign(JwtClaims claims) {
        return sign(claims, keys.getLast());
    }

    static String sign(JwtClaims claims, RsaJsonWebKey key) {
        try {
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue("RS256");
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    RsaJsonWebKey key() {
        return keys.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
