package dev.rouage.ingest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.IngestClient.item;
import static dev.rouage.ingest.bulk.ImportClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ImportIT {
    private final IngestClient company = new IngestClient();
    private final ImportClient imports = new ImportClient(company);

    @Test
    void appliesLinesAndListsTheRejectedOnes() {
        String lines = item("1", "\"name\":\"Acme\"") + "\n{oops\n" + item("2", "\"segment\":\"SMB\"") + "\n\n"
                + item("3", "\"name\":\"Third\"");

        String id = imports.ndjson("kind=account", lines).statusCode(202).body("state", is("COMPLETE"))
                .body("received", is(4)).body("applied", is(2)).body("rejected", is(2)).body("progress", is(1.0f))
                .body("failure", nullValue()).body("finishedAt", notNullValue()).extract().path("id");

        String[] rejected = imports.rejected(id).statusCode(200).contentType("application/x-ndjson").extract()
                .asString().split("\n");
        assertThat(rejected).hasSize(2);
        assertThat(rejected[0]).contains("\"line\":2", "{oops", "MALFORMED_JSON");
        assertThat(rejected[1]).contains("\"line\":3", "MISSING_FIELD", "/fields/name");
        imports.find(id).statusCode(200).body("applied", is(2));
    }

    @Test
    void takesTheExamplesOfTheDescription() {
        imports.ndjson("kind=account", ImportExamples.NDJSON).statusCode(202).body("applied", is(2));
        imports.csv("kind=account&source=my-crm", bytes(ImportExamples.CSV)).statusCode(202).body("applied", is(2));
    }

    @Test
    void ofOneRecordManyLinesTakeEffectInTheirOrder() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            lines.append(item("n" + i % 3_000, 1 + i / 3_000,
                    i < 3_000 ? "\"name\":\"first\"" : "\"segment\":\"s" + i / 3_000 + "\"")).append('\n');
        }

        imports.ndjson("kind=account", lines.toString()).statusCode(202).body("applied", is(12_000))
                .body("rejected", is(0));
        company.push("account", item("n7", 4, "\"name\":\"first\",\"segment\":\"s3\"")).statusCode(200)
                .body("results.status", contains("UNCHANGED"));
    }

    @Test
    void aRepeatedImportHasNoSecondEffectAndGetsTheFirstAnswer() {
        String lines = item("1", 1, "\"name\":\"Acme\"") + "\n";
        String first = imports.ndjsonAs("key", "kind=account", lines).statusCode(202).extract().asString();

        String again = imports.ndjsonAs("key", "kind=account", lines).statusCode(202)
                .header("Idempotent-Replayed", "true").extract().asString();

        assertThat(again).isEqualTo(first);
        imports.ndjsonAs("key", "kind=account", lines + lines).statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        imports.ndjsonAs("key", "kind=rep", lines).statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
        company.pushAs("key", "account", item("1", 1, "\"name\":\"Acme\"")).statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        imports.ndjsonAs("", "kind=account", lines).statusCode(400).body("code", is("IDEMPOTENCY_KEY_REQUIRED"));
        imports.list("").body("imports", hasSize(1));
    }

    @Test
    void takesGzipInSeveralMembersAndRefusesTornOnes() throws IOException {
        byte[] one = gzip(item("1", 1, "\"name\":\"Acme\"") + "\n");
        byte[] other = gzip(item("2", 1, "\"name\":\"Other\"") + "\n");
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);

        imports.encoded("gzip", both).statusCode(202).body("applied", is(2)).body("rejected", is(0));
        imports.encoded("gzip", Arrays.copyOf(both, both.length - 5)).statusCode(400)
                .body("code", is("BROKEN_COMPRESSION"));
        imports.encoded("gzip", bytes("no gzip at all")).statusCode(400).body("code", is("BROKEN_COMPRESSION"));
        imports.encoded("gzip", gzip(" ".repeat(8_000_000))).statusCode(413).body("code", is("COMPRESSION_RATIO"));
        imports.encoded("br", one).statusCode(415).body("code", is("UNSUPPORTED_ENCODING"));
        imports.list("").body("imports.failure.code",
                contains("COMPRESSION_RATIO", "BROKEN_COMPRESSION", "BROKEN_COMPRESSION"))
                .body("imports.state", contains("FAILED", "FAILED", "FAILED", "COMPLETE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            kind=planet                              | application/x-ndjson     | {} | 404 | UNKNOWN_KIND
            kind=account                             | application/x-ndjson     |    | 400 | EMPTY_IMPORT
            kind=account                             | text/csv;charset=latin1  | a  | 415 | UNSUPPORTED_MEDIA_TYPE
            kind=account                             | application/json         | {} | 415 | UNSUPPORTED_MEDIA_TYPE
            kind=account&source=s                    | text/csv                 | a  | 400 | INVALID_HEADER
            kind=account                             | text/csv                 | externalId,name | 400 | INVALID_HEADER
            kind=account&source=s                    | text/csv                 | externalId,externalId | 400 | INVALID_HEADER
            kind=account&source=s                    | text/csv                 | externalId,,name | 400 | INVALID_HEADER
            kind=account&source=s&id=no              | text/csv                 | externalId | 400 | INVALID_HEADER
            kind=account&resync=true                 | application/x-ndjson     | {} | 400 | INVALID_ARGUMENT
            kind=account&resync=true&source=s&asOf=x | application/x-ndjson     | {} | 400 | INVALID_ARGUMENT
            """)
    void refusesWhatIsNoImport(String query, String type, String body, int status, String code) {
        imports.post(UUID.randomUUID().toString(), query, type, bytes(body == null ? "" : body)).statusCode(status)
                .contentType("application/problem+json").body("code", is(code));
    }

    @Test
    void refusesOtherEncodingsAndRejectsLinesInThem() {
        String line = item("1", "\"name\":\"Acme\"");
        imports.post("k1", "kind=account", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_16))
                .statusCode(400).body("code", is("INVALID_ENCODING"));
        imports.post("k2", "kind=account", "application/x-ndjson", bytes("\uFEFF" + line)).statusCode(400)
                .body("code", is("INVALID_ENCODING"));
        byte[] latin = (line + "\n" + item("2", "\"name\":\"Caf\u00e9\"")).getBytes(StandardCharsets.ISO_8859_1);

        String id = imports.post("k3", "kind=account", "application/x-ndjson", latin).statusCode(202)
                .body("applied", is(1)).body("rejected", is(1)).extract().path("id");
        assertThat(imports.rejected(id).extract().asString()).contains("INVALID_ENCODING", "\"line\":2");
    }

    @Test
    void rejectsRecordsThatAreTooLarge() {
        String id = imports.ndjson("kind=account", item("1", "\"name\":\"" + "x".repeat(300_000) + "\"") + "\n"
                + item("2", "\"name\":\"Acme\"")).statusCode(202).body("applied", is(1)).extract().path("id");

        assertThat(imports.rejected(id).extract().asString()).contains("RECORD_TOO_LARGE", "\"line\":1")
                .hasSizeLessThan(
                        10_000);
    }

    @Test
    void listsImportsByPagesTheLatestFirst() {
        for (int i = 0; i < 3; i++) {
            imports.ndjson("kind=account", item("n" + i, "\"name\":\"n\"")).statusCode(202);
        }

        String next = imports.list("?first=2").body("imports", hasSize(2)).extract().path("next");
        imports.list("?first=2&after=" + next).body("imports", hasSize(1)).body("next", nullValue());
        imports.list("?after=nonsense", 400).body("code", is("INVALID_ARGUMENT"));
        new ImportClient(new IngestClient()).list("").body("imports", hasSize(0));
    }

    @Test
    void anotherCompanyFindsNothing() {
        String id = imports.ndjsonAs("key", "kind=account", item("1", "\"name\":\"Acme\"")).statusCode(202).extract()
                .path("id");
        ImportClient stranger = new ImportClient(new IngestClient());

        for (String unknown : new String[]{id, UUID.randomUUID().toString(), "nonsense"}) {
            stranger.find(unknown).statusCode(404).body("code", is("NOT_FOUND"));
            stranger.rejected(unknown).statusCode(404).body("code", is("NOT_FOUND"));
            stranger.cancel(unknown).statusCode(404).body("code", is("NOT_FOUND"));
        }
        stranger.ndjsonAs("key", "kind=account", item("1", "\"name\":\"Other\"")).statusCode(202)
                .header("Idempotent-Replayed", nullValue());
        imports.cancel(id).statusCode(409).body("code", is("IMPORT_FINISHED"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
