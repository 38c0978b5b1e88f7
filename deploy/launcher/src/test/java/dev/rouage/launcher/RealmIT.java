package dev.rouage.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.infrastructure.KeycloakDistribution;
import dev.rouage.infrastructure.LocalKeycloak;
import dev.rouage.infrastructure.LocalPostgres;
import dev.rouage.infrastructure.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a real Keycloak makes of the realm file. */
class RealmIT {

    private static final String DEMO = "11111111-1111-4111-8111-111111111111";
    private static final String TRIAL = "22222222-2222-4222-8222-222222222222";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalPostgres postgres;
    private static LocalKeycloak keycloak;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir Path logs) {
        http = HttpClient.newHttpClient();
        postgres = LocalPostgres.temporary();
        var deploy = Path.of(System.getProperty("rouage.root"), "deploy");
        keycloak = LocalKeycloak.start(KeycloakDistribution.in(deploy.resolve(".software")), postgres, Ports.free(),
                deploy.resolve("keycloak/rouage-realm.json"), UUID.randomUUID().toString(),
                logs.resolve("keycloak.log"));
        keycloak.awaitReady();
    }

    @AfterAll
    static void stop() {
        http.close();
        keycloak.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
            "demo-admin,   demo,  11111111-1111-4111-8111-111111111111, admin@demo.example,         admin money",
            "demo-manager, demo,  11111111-1111-4111-8111-111111111111, manager.north@demo.example, manager coach money",
            "demo-rep,     demo,  11111111-1111-4111-8111-111111111111, rep01@demo.example,         rep",
            "trial-admin,  trial, 22222222-2222-4222-8222-222222222222, admin@trial.example,        admin money"})
    void givesPeopleTheirTenantRolesAndAddress(String user, String alias, String tenant, String email, String roles)
            throws Exception {
        var claims = claims(passwordGrant(user));

        assertThat(claims.at("/organization").size()).isOne();
        assertThat(claims.at("/organization/" + alias + "/id").asText()).isEqualTo(tenant);
        assertThat(claims.at("/email").asText()).isEqualTo(email);
        assertThat(ownRoles(claims)).containsExactlyInAnyOrder(roles.split(" "));
        assertThat(claims.at("/aud").toString()).contains("rouage");
        assertThat(claims.at("/iss").asText()).isEqualTo(keycloak.issuer());
        assertThat(claims.at("/sub").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"demo, " + DEMO, "trial, " + TRIAL})
    void givesMachinesTheirTenantAndNothingButIntegration(String alias, String tenant) throws Exception {
        var client = alias + "-integrator";

        var claims = claims(token("grant_type=client_credentials&client_id=" + client + "&client_secret=" + client));

        assertThat(claims.at("/organization").toString())
                .isEqualTo("{\"%s\":{\"id\":\"%s\"}}".formatted(alias, tenant));
        assertThat(ownRoles(claims)).containsExactly("integrator");
        assertThat(claims.at("/aud").toString()).contains("rouage");
    }

    @Test
    void refusesPasswordsToFrontends() throws Exception {
        var answer = token("grant_type=password&client_id=rouage-web&username=demo-rep&password=rouage");

        assertThat(answer.at("/error").asText()).isEqualTo("unauthorized_client");
    }

    @ParameterizedTest
    @CsvSource({"rouage-web, http://localhost:8080/", "rouage-mobile, dev.rouage.mobile:/callback"})
    void asksFrontendsForAProofKey(String client, String callback) throws Exception {
        var login = keycloak.issuer() + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + client
                + "&redirect_uri=" + callback;

        var without = get(login);
        var with = get(login + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43));

        assertThat(without.headers().firstValue("location").orElse("")).contains("code_challenge_method");
        assertThat(with.statusCode()).isEqualTo(200);
    }

    private static List<String> ownRoles(JsonNode claims) {
        return claims.at("/realm_access/roles").valueStream().map(JsonNode::asText)
                .filter(role -> List.of("rep", "manager", "admin", "coach", "integrator", "money").contains(role))
                .toList();
    }

    private static JsonNode passwordGrant(String user) throws Exception {
        return token("grant_type=password&client_id=rouage-cli&password=rouage&username=" + user);
    }

    private static JsonNode claims(JsonNode answer) throws IOException {
        var token = answer.path("access_token").asText();
        assertThat(token).as(answer.toString()).isNotEmpty();
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static JsonNode token(String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
