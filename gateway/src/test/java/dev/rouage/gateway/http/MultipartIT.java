package dev.rouage.gateway.http;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code @defer} over HTTP, as clients ask for it. */
@QuarkusTest
@WithTestResource(ShopResource.class)
class MultipartIT {
    private static final UUID TENANT = UUID.fromString("7d9f3a52-0000-4000-8000-000000000001");
    private static final String QUERY = "{ me { name ... @defer(label: \"f\") { favourite { upc } } } }";
    private static final String APOLLO = "multipart/mixed;deferSpec=20220824,application/json";
    private static final String DRAFT = "multipart/mixed;incrementalSpec=v0.2, application/graphql-response+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/graphql")
    URI url;

    WorldServers shop;

    @AfterEach
    void everySubgraphBehavesAgain() {
        shop.misbehave(null);
    }

    private HttpResponse<InputStream> ask(String accept, String query) throws Exception {
        var request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer "
                        + TestTokens.token(TENANT, "demo", "ada@example.com", "rep"))
                .header("content-type", "application/json")
                .header("accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String text(HttpResponse<InputStream> response) throws Exception {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String type(HttpResponse<InputStream> response) {
        return response.headers().firstValue("content-type").orElse("");
    }

    @Test
    void speaksTheDraftThatApolloClientSpeaks() throws Exception {
        var response = ask(APOLLO, QUERY);
        assertThat(type(response)).isEqualTo("multipart/mixed; boundary=\"-\"; deferSpec=20220824");
        assertThat(text(response)).isEqualTo("""
                \r
                ---\r
                content-type: application/json; charset=utf-8\r
                \r
                {"data":{"me":{"name":"Ada"}},"hasNext":true}\r
                ---\r
                content-type: application/json; charset=utf-8\r
                \r
                {"incremental":[{"data":{"favourite":{"upc":"b1"}},"path":["me"],"label":"f"}],"hasNext":false}\r
                -----\r
                """);
    }

    @Test
    void speaksThePresentDraft() throws Exception {
        for (String accept : new String[]{DRAFT, "application/json, text/event-stream;q=0.1, multipart/mixed"}) {
            var response = ask(accept, QUERY);
            assertThat(type(response)).isEqualTo("multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2");
            assertThat(text(response)).contains("\"pending\":[{\"id\":\"0\",\"path\":[\"me\"],\"label\":\"f\"}]")
                    .contains("\"completed\":[{\"id\":\"0\"}],\"hasNext\":false}");
        }
    }

    @Test
    void sendsTheFirstPartBeforeTheSlowSubgraphHasAnswered() throws Exception {
        shop.misbehave(new WorldServers.Fault("products", 500, "oops", 1_500));
        long start = System.nanoTime();
        var response = ask(APOLLO, QUERY);
        byte[] first = new byte[100];
        int count = response.body().readNBytes(first, 0, 90);
        assertThat(new String(first, 0, count, StandardCharsets.UTF_8)).contains("\"name\":\"Ada\"");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_400));
        assertThat(text(response)).contains("\"favourite\":null").contains("\"errors\"").endsWith("-----\r\n");
    }

    @Test
    void answersWholeWhereNoPartsAreTakenOrNothingIsDeferred() throws Exception {
        for (String accept : new String[]{"application/json", "multipart/mixed;q=0, application/json",
                "multipart/mixed;subscriptionSpec=1.0, application/json"}) {
            var response = ask(accept, QUERY);
            assertThat(type(response)).startsWith("application/json");
            assertThat(text(response))
                    .isEqualTo("{\"data\":{\"me\":{\"name\":\"Ada\",\"favourite\":{\"upc\":\"b1\"}}}}");
        }
        var whole = ask("multipart/mixed", "{ me { name } }");
        assertThat(type(whole)).startsWith("application/json");
        assertThat(text(whole)).isEqualTo("{\"data\":{\"me\":{\"name\":\"Ada\"}}}");
    }

    @Test
    void answersWholeWhoeverMayNotSeeAll() throws Exception {
        var response = ask(APOLLO, "{ me { name ... @defer { address { street } } } }");
        assertThat(type(response)).startsWith("application/json");
        assertThat(text(response)).contains("UNAUTHORIZED_FIELD_OR_TYPE");
    }
}
