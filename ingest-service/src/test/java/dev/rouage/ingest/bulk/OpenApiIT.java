package dev.rouage.ingest.bulk;

import java.util.List;
import java.util.Map;

import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OpenApiIT {

    @Test
    void describesEveryCallWithAnExample() {
        Map<String, Map<String, Object>> paths = given().accept("application/json").get("/openapi?format=json").then()
                .statusCode(200).extract().path("paths");

        assertThat(paths).containsKeys("/v1/{kind}/batch", "/v1/imports", "/v1/imports/{id}",
                "/v1/imports/{id}/rejected");
        for (List<String> call : List.of(List.of("/v1/{kind}/batch", "post"), List.of("/v1/imports", "post"),
                List.of("/v1/imports", "get"), List.of("/v1/imports/{id}", "get"),
                List.of("/v1/imports/{id}", "delete"), List.of("/v1/imports/{id}/rejected", "get"))) {
            assertThat(String.valueOf(paths.get(call.getFirst()).get(call.getLast()))).as(call.toString())
                    .contains("summary=", "operationId=", "example");
        }
    }
}
