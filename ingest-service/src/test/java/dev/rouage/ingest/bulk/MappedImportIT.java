package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.bulk.ImportClient.bytes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Files of others as they are; those of the shared folder are skipped where it is absent. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class MappedImportIT {
    private static final String DEALS = """
            Id,StageName,CreatedDate,Edition__c,IsDeleted,SystemModstamp
            0061,Handshake,2026-01-01T10:00:00.000Z,Pro,false,2026-01-01T10:00:00.000Z
            """;

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();
    private final ImportClient imports = new ImportClient(company);

    @Test
    void readsAnExportByAPreset() {
        imports.csv("mapping=salesforce&object=Account&source=sf", bytes("""
                Id,Name,Industry,BillingCountry,IsDeleted,SystemModstamp
                0011,Acme,Toys,FR,false,2026-01-01T10:00:00.000Z
                0012,,,,false,2026-01-01T10:00:00.000Z
                """)).statusCode(202).body("kind", is("account")).body("received", is(2)).body("applied", is(1))
                .body("rejected", is(1));

        assertThat(count("account")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mapping=nonsense&object=Account&source=sf               | 404 | UNKNOWN_PRESET
            mapping=salesforce&object=Planet&source=sf              | 404 | UNKNOWN_OBJECT
            mapping=salesforce&object=Account                       | 400 | INVALID_ARGUMENT
            mapping=salesforce&object=Account&kind=lead&source=sf   | 400 | INVALID_ARGUMENT
            mapping=salesforce&kind=opportunity&source=sf           | 400 | INVALID_ARGUMENT
            mapping=salesforce&kind=account&source=sf               | 400 | INVALID_HEADER
            """)
    void refusesWhatCanNotBeMapped(String query, int status, String code) {
        imports.csv(query, bytes("a,b\n1,2\n")).statusCode(status).body("code", is(code));
    }

    @Test
    void aConnectionsMappingReadsTheFile() {
        String connection = connection(company, "sf-prod");
        imports.csv("connection=" + connection + "&object=Opportunity", bytes(DEALS)).statusCode(202)
                .body("kind", is("opportunity")).body("applied", is(1));
        imports.csv("connection=" + connection + "&mapping=salesforce&object=Opportunity&source=sf-copy", bytes(DEALS))
                .statusCode(202).body("applied", is(1));

        company.query(company.admin,
                "{ opportunities { nodes { product source } } won: opportunities(filter:{category:WON}) { nodes { source } } }")
                .body("errors", nullValue()).body("data.opportunities.nodes.product", contains("Pro", "Pro"))
                .body("data.won.nodes.source", containsInAnyOrder("sf-prod", "sf-copy"));
    }

    @Test
    void thePresetAsItShipsIsLeftAlone() {
        connection(company, "sf-prod");
        imports.csv("mapping=salesforce&object=Opportunity&source=sf-prod", bytes(DEALS)).statusCode(202)
                .body("applied", is(1));

        company.query(company.admin, "{ opportunities { nodes { product } } }")
                .body("data.opportunities.nodes.product", contains(nullValue()));
    }

    @Test
    void anotherCompanysConnectionIsAnUnknownOne() {
        String theirs = connection(new IngestClient(), "sf-prod");
        for (String id : new String[]{theirs, UUID.randomUUID().toString(), "nonsense"}) {
            imports.csv("connection=" + id + "&object=Opportunity", bytes(DEALS)).statusCode(404)
                    .body("code", is("NOT_FOUND")).body("detail", is("There is no connection '" + id + "'"));
        }
        imports.csv("connection=" + connection(company, "sf-prod") + "&mapping=hubspot&object=deal", bytes(DEALS))
                .statusCode(400).body("code", is("INVALID_ARGUMENT"));
        assertThat(count("opportunity")).isZero();
    }

    private static String connection(IngestClient owner, String source) {
        return given().auth().oauth2(owner.admin).contentType(ContentType.JSON)
                .body("{\"vendor\":\"salesforce\",\"source\":\"" + source
                        + "\",\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\",\"overrides\":{\"objects\":{\"Opportunity\":"
                        + "{\"opportunity\":{\"fields\":{\"product\":\"Edition__c\"}}}},\"stages\":{\"\":{\"Handshake\":\"WON\"}}}}")
                .post("/v1/connections").then().statusCode(201).extract().path("id");
    }

    @Test
    void importsTheWholeExerciseAsItIs() throws IOException {
        shared("crm-sales-opportunities", "sales_teams", "maven_crm/sales_teams.csv", 35);
        shared("crm-sales-opportunities", "accounts", "maven_crm/accounts.csv", 85);
        shared("crm-sales-opportunities", "sales_pipeline", "maven_crm/sales_pipeline.csv", 8_800);

        assertThat(count("opportunity")).isEqualTo(8_800);
        assertThat(count("account")).isEqualTo(85);
        assertThat(count("rep")).isEqualTo(41);
        assertThat(count("team")).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"User,user,rep", "Account,account,account", "Lead,lead,lead", "Opportunity,opportunity,opportunity",
            "OpportunityHistory,opportunity_history,opportunity", "Task,task,activity", "Event,event,activity"})
    void importsASalesforceExportAsItIs(String object, String file, String kind) throws IOException {
        if (object.equals("OpportunityHistory")) { // tells of opportunities that are there
            shared("salesforce", "Opportunity", "dbt_salesforce/sf_opportunity_data.csv", -1);
        }
        shared("salesforce", object, "dbt_salesforce/sf_" + file + "_data.csv", -1);

        assertThat(count(kind)).isPositive();
    }

    private void shared(String preset, String object, String name, int rows) throws IOException {
        Path file = Path.of(System.getProperty("rouage.root", "..")).resolve("../shared/data").resolve(name);
        assumeTrue(Files.exists(file), "no ../shared/data beside the project");
        var answer = imports.csv("mapping=" + preset + "&object=" + object + "&source=crm", Files.readAllBytes(file))
                .statusCode(202).body("rejected", is(0));
        if (rows >= 0) {
            answer.body("applied", is(rows));
        }
    }

    private long count(String kind) {
        return database.query(new TenantId(company.tenant), """
                SELECT count(*) FROM record WHERE tenant_id = $1 AND kind = $2::text::record_kind
                """, Tuple.of(company.tenant, kind)).await().indefinitely().iterator().next().getLong(0);
    }
}
