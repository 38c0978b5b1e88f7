package dev.rouage.demo.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The settings of a company that its figures depend on.
 *
 * @param reportingZone the time zone of its days
 * @param currency the ISO 4217 code of its amounts
 */
public record CompanySettings(String reportingZone, String currency) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MUTATION = """
            mutation Settings($zone: String!, $currency: String!) {
              updateCompanySettings(input: {reportingZone: $zone, currency: $currency}) { reportingZone currency }
            }""";

    /** Sets them by the graph, as an admin of the company. */
    public void applyTo(HttpClient client, URI gateway, AccessTokens admin) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", MUTATION);
        body.putObject("variables").put("zone", reportingZone).put("currency", currency);
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/graphql"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + admin.current())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        JsonNode settings = response.statusCode() == 200
                ? JSON.readTree(response.body()).at("/data/updateCompanySettings")
                : JSON.missingNode();
        if (!settings.path("currency").asText().equals(currency)) {
            throw new IOException(
                    "The company's settings were not taken: " + response.statusCode() + " " + response.body());
        }
    }
}
