package dev.rouage.coaching.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rouage.coaching.support.TestCompany;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the schema to what is recorded, from which the supergraph is composed. With {@code -Drouage.record-schema=true}
 * the test records it instead.
 */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class SchemaIT {

    @Test
    void isTheRecordedSchema() throws IOException {
        Path recorded = Path.of(System.getProperty("rouage.root"), "deploy", "supergraph", "coaching.graphql");
        String schema = schema();
        if (Boolean.getBoolean("rouage.record-schema")) {
            Files.writeString(recorded, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(recorded));
    }

    @Test
    void isASubgraphThatDescribesItself() {
        String schema = schema();

        assertThat(schema).contains("@link", "https://specs.apollo.dev/federation/v2.",
                "type Rep @key(fields : \"id\")");
        assertThat(schema).contains("onboarding: Onboarding\n", "progress: BigDecimal!", "type PageInfo @shareable");
    }

    private static String schema() {
        return RestAssured.given().auth().oauth2(new TestCompany().token("ann", "rep")).get("/graphql/schema.graphql")
                .then().statusCode(200).extract().asString();
    }
}
