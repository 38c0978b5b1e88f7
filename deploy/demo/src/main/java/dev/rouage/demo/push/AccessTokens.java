package dev.rouage.demo.push;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Gets access tokens from an OpenID Connect token endpoint, and a new one before the last one expires. */
public final class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI endpoint;
    private final Map<String, String> form;
    private String token = "";
    private Instant goodUntil = Instant.MIN;

    private AccessTokens(HttpClient client, URI endpoint, Map<String, String> form) {
        this.client = client;
        this.endpoint = endpoint;
        this.form = form;
    }

    /** Tokens of a machine client. */
    public static AccessTokens ofClient(HttpClient client, URI endpoint, String clientId, String secret) {
        return new AccessTokens(client, endpoint,
                form("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    /** Tokens of a person who signs in by name and password: only a local realm allows it. */
    public static AccessTokens ofPerson(HttpClient client, URI endpoint, String clientId, String user,
            String password) {
        return new AccessTokens(client, endpoint,
                form("grant_type", "password", "client_id", clientId, "username", user,
                        "password", password, "scope", "openid organization"));
    }

    /** A token that is good for a while yet. */
    public synchronized String current() throws IOException, InterruptedException {
        if (Instant.now().isAfter(goodUntil)) {
            renew();
        }
        return token;
    }

    /** Forgets the token: the server has refused it. */
    synchronized void forget() {
        goodUntil = Instant.MIN;
    }

    private void renew() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded()))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("No token for " + form.get("client_id") + " from " + endpoint + ": "
                    + response.statusCode() + " " + response.body());
        }
        JsonNode answer = JSON.readTree(response.body());
        token = answer.path("access_token").asText();
        goodUntil = Instant.now().plusSeconds(answer.path("expires_in").asLong(60)).minus(MARGIN);
    }

    private String encoded() {
        return form.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> form(String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return form;
    }
}
