package dev.rouage.ingest.bulk;

import java.util.Map;
import java.util.Set;

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
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @Test
    void describesEveryCallWithAnExample() {
        Map<String, Map<String, Object>> paths = given().accept("application/json").get("/openapi?format=json").then()
                .statusCode(200).extract().path("paths");

        assertThat(paths).hasSizeGreaterThan(10);
        paths.forEach((path, calls) -> calls.forEach((method, call) -> {
            if (METHODS.contains(method)) {
                assertThat(String.valueOf(call)).as(method + " " + path).contains("summary=", "operationId=",
                        "example");
            }
        }));
    }
}
