package dev.rouage.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.infrastructure.InfrastructureException;

/** The people and machines of the local realm, and their access tokens. */
public final class Logins {

    /** Who signs in with a password, and who they are. */
    static final Map<String, String> PEOPLE = Map.of(
            "demo-admin", "runs the demo company",
            "demo-manager", "manages its first team",
            "demo-rep", "sells in that team",
            "trial-admin", "runs the empty trial company");

    /** Who signs in with a secret. */
    static final List<String> MACHINES = List.of("demo-integrator", "trial-integrator");

    static final String PASSWORD_VARIABLE = "ROUAGE_DEMO_PASSWORD";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI tokenEndpoint;
    private final Map<String, String> environment;

    /**
     * @param issuer the realm's address
     * @param environment may set the passwords and secrets that the realm was imported with
     */
    public Logins(String issuer, Map<String, String> environment) {
        this.tokenEndpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.environment = Map.copyOf(environment);
    }

    public URI tokenEndpoint() {
        return tokenEndpoint;
    }

    String password() {
        return environment.getOrDefault(PASSWORD_VARIABLE, "rouage");
    }

    static String secretVariable(String machine) {
        return "ROUAGE_" + machine.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }

    String secret(String machine) {
        return environment.getOrDefault(secretVariable(machine), machine);
    }

    /** A fresh access token, valid for a quarter of an hour. */
    public String token(String name) {
        if (PEOPLE.containsKey(name)) {
            return request(Map.of("grant_type", "password", "client_id", "rouage-cli", "username", name, "password",
                    password()));
        }
        if (MACHINES.contains(name)) {
            return request(
                    Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", secret(name)));
        }
        var names = PEOPLE.keySet().stream().sorted().collect(Collectors.joining(" "));
        throw new InfrastructureException(
                "no login %s; there are %s %s".formatted(name, names, String.join(" ", MACHINES)));
    }

    private String request(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(tokenEndpoint).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new InfrastructureException(
                        "Keycloak refuses the login: " + json.path("error_description").asText());
            }
            return json.path("access_token").asText();
        } catch (IOException e) {
            throw new InfrastructureException("Keycloak does not answer at " + tokenEndpoint + ": is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while signing in", e);
        }
    }
}
