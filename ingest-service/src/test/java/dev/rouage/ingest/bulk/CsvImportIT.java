package dev.rouage.ingest.bulk;

import java.nio.charset.StandardCharsets;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static dev.rouage.ingest.bulk.ImportClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class CsvImportIT {
    private final IngestClient company = new IngestClient();
    private final ImportClient imports = new ImportClient(company);

    @Test
    void readsQuotesAndLinesWithinThemBehindAByteOrderMark() {
        String csv = "\uFEFFexternalId,version,name,industry\r\n"
                + "1,1,\"Acme, \"\"the\"\" one\nof two lines\",Toys\r\n2,1,12\" pipes,\r\n";

        imports.csv("kind=account&source=crm", bytes(csv)).statusCode(202).body("applied", is(2));

        company.push("account",
                item("1", 1, "\"name\":\"Acme, \\\"the\\\" one\\nof two lines\",\"industry\":\"Toys\""),
                item("2", 1, "\"name\":\"12\\\" pipes\"")).statusCode(200)
                .body("results.status", contains("UNCHANGED", "UNCHANGED"));
    }

    @Test
    void readsNumbersFlagsAndWhatBelongsToTheRecordItself() {
        String csv = """
                source,externalId,version,occurredAt,op,type,at,automated,minutes,nulled,rep
                crm,1,5,2026-01-01T10:00:00Z,UPSERT,CALL,2026-01-01T09:00:00Z,true,2.50,,r1
                crm,1,6,2026-01-01T11:00:00Z,,,,,,minutes;rep,
                crm,1,7,2026-01-01T12:00:00Z,DELETE,,,,,,
                """;

        imports.csv("kind=activity", bytes(csv)).statusCode(202).body("applied", is(3)).body("rejected", is(0));

        company.push("activity", item("1", 5, "\"type\":\"CALL\",\"automated\":true")).body("results.status",
                contains("UNCHANGED"));
        company.push("activity", item("1", 5, "\"type\":\"CALL\",\"minutes\":2.5")).body("results.status",
                contains("STALE"));
    }

    @Test
    void aFieldThatIsCalledLikeAColumnOfTheRecordIsNamedAsAField() {
        imports.csv("kind=lead&source=crm&id=Id", bytes("""
                Id,version,detectedAt,fields.source
                1,1,2026-01-01T10:00:00Z,Web
                """)).statusCode(202).body("applied", is(1));

        company.push("lead", item("1", 1, "\"detectedAt\":\"2026-01-01T10:00:00Z\",\"source\":\"Web\""))
                .body("results.status", contains("UNCHANGED"));
    }

    @Test
    void rejectsRowsByTheNumberOfTheirFirstLine() {
        String csv = """
                externalId,name
                1,Acme
                2,"two
                lines",more
                3,"open"quote
                4
                5,Fifth
                """;

        String id = imports.csv("kind=account&source=crm", bytes(csv)).statusCode(202).body("applied", is(2))
                .body("rejected", is(3)).extract().path("id");

        String[] rejected = imports.rejected(id).extract().asString().split("\n");
        assertThat(rejected).hasSize(3).allSatisfy(line -> assertThat(line).contains("MALFORMED_ROW"));
        assertThat(rejected[0]).contains("\"line\":3", "two\\nlines");
        assertThat(rejected[1]).contains("\"line\":5");
        assertThat(rejected[2]).contains("\"line\":6");
    }

    @Test
    void rejectsRowsThatAreNoUtf8OrCanNotBeStored() {
        byte[] csv = "externalId,name\n1,Acme\n2,Caf\u00e9\n3,a\0b\n4,Bolt\n".getBytes(StandardCharsets.ISO_8859_1);

        String id = imports.csv("kind=account&source=crm", csv).statusCode(202).body("applied", is(2))
                .body("rejected", is(2)).extract().path("id");

        String[] rejected = imports.rejected(id).extract().asString().split("\n");
        assertThat(rejected[0]).contains("\"line\":3", "INVALID_ENCODING");
        assertThat(rejected[1]).contains("\"line\":4", "INVALID_TEXT", "/fields/name");
    }

    @Test
    void aQuoteThatNeverClosesIsOneRecordThatIsTooLarge() {
        imports.csv("kind=account&source=crm",
                bytes("externalId,name\n1,Acme\n2,\"never" + "\n3,x".repeat(100_000))).statusCode(202)
                .body("received", is(2)).body("applied", is(1)).body("rejected", is(1));
    }
}
