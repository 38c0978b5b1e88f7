package dev.rouage.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator of Keycloak does to the realm, by Keycloak's own REST interface. */
final class RealmAdministration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI realm;
    private final String token;

    /**
     * @param issuer the realm's address
     * @param password of {@code admin}
     */
    RealmAdministration(String issuer, String password) {
        URI address = URI.create(issuer);
        realm = address.resolve("/admin" + address.getPath());
        token = read(post(address.resolve("/realms/master/protocol/openid-connect/token"),
                "application/x-www-form-urlencoded", BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8))))
                .path("access_token").asText();
    }

    /** Makes a new key that signs all tokens from now on; those of older keys stay valid. */
    void rotateKey(String name) {
        ObjectNode component = JSON.createObjectNode().put("name", name).put("providerId", "rsa-generated")
                .put("providerType", KEY_PROVIDER).put("parentId", read(get(realm)).path("id").asText());
        component.putObject("config").set("priority", JSON.createArrayNode().add("1000"));
        HttpResponse<String> answer = send(authorized(URI.create(realm + "/components"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(component.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> get(URI address) {
        return send(authorized(address).GET());
    }

    private HttpResponse<String> post(URI address, String type, BodyPublisher body) {
        return send(HttpRequest.newBuilder(address).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
