package dev.rouage.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a real Keycloak makes of the realm file, in a stack without services. */
class RealmIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalStack stack;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir Path data) {
        var root = Path.of(System.getProperty("rouage.root"));
        http = HttpClient.newHttpClient();
        stack = LocalStack.start(new StackSettings(root, data, StackPorts.free(), Set.of(), Map.of()), line -> {});
    }

    @AfterAll
    static void stop() {
        http.close();
        stack.close();
    }

    @ParameterizedTest
    @CsvSource({
            "demo-admin,   demo,  11111111-1111-4111-8111-111111111111, admin@demo.example,         admin money",
            "demo-manager, demo,  11111111-1111-4111-8111-111111111111, manager.north@demo.example, manager coach money",
            "demo-rep,     demo,  11111111-1111-4111-8111-111111111111, rep01@demo.example,         rep",
            "trial-admin,  trial, 22222222-2222-4222-8222-222222222222, admin@trial.example,        admin money"})
    void givesPeopleTheirTenantRolesAndAddress(String user, String alias, String tenant, String email, String roles)
            throws Exception {
        var claims = claims(user);

        assertThat(claims.at("/organization").toString()).isEqualTo(organization(alias, tenant));
        assertThat(claims.at("/email").asText()).isEqualTo(email);
        assertThat(ownRoles(claims)).containsExactlyInAnyOrder(roles.split(" "));
        assertThat(claims.at("/aud").toString()).contains("rouage");
        assertThat(claims.at("/iss").asText()).isEqualTo(stack.settings().issuer());
        assertThat(claims.at("/sub").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "demo,  11111111-1111-4111-8111-111111111111",
            "trial, 22222222-2222-4222-8222-222222222222"})
    void givesMachinesTheirTenantAndNothingButIntegration(String alias, String tenant) throws Exception {
        var claims = claims(alias + "-integrator");

        assertThat(claims.at("/organization").toString()).isEqualTo(organization(alias, tenant));
        assertThat(ownRoles(claims)).containsExactly("integrator");
        assertThat(claims.at("/aud").toString()).contains("rouage");
    }

    @Test
    void refusesPasswordsToFrontends() throws Exception {
        var form = "grant_type=password&client_id=rouage-web&username=demo-rep&password=rouage";
        var request = HttpRequest.newBuilder(stack.logins().tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();

        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("unauthorized_client");
    }

    @ParameterizedTest
    @CsvSource({"rouage-web, http://localhost:8080/", "rouage-mobile, dev.rouage.mobile:/callback"})
    void asksFrontendsForAProofKey(String client, String callback) throws Exception {
        var login = stack.settings().issuer()
                + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + client + "&redirect_uri=" + callback;

        var without = get(login);
        var with = get(login + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43));

        assertThat(without.headers().firstValue("location").orElse("")).contains("code_challenge_method");
        assertThat(with.statusCode()).isEqualTo(200);
    }

    private static String organization(String alias, String tenant) {
        return "{\"%s\":{\"id\":\"%s\"}}".formatted(alias, tenant);
    }

    private static List<String> ownRoles(JsonNode claims) {
        return claims.at("/realm_access/roles").valueStream().map(JsonNode::asText)
                .filter(role -> List.of("rep", "manager", "admin", "coach", "integrator", "money").contains(role))
                .toList();
    }

    private static JsonNode claims(String login) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(stack.logins().token(login).split("\\.")[1]));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
