package dev.rouage.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The README's commands, one after the other in one shell, as a newcomer would type them. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ReadmeIT {
    private static final Pattern BLOCKS = Pattern.compile("^```(\\w*)\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    /** Only where the stack runs, in place of the names that {@code deploy/token} knows. */
    private static final String PROLOGUE = """
            set -eu -o pipefail
            curl() { command curl --max-time 30 -w '%%{stderr}HTTP %%{http_code} %%{method} %%{url}\\n' "$@" 2>> calls; }
            token() { case $1 in trial-admin) echo '%s';; trial-integrator) echo '%s';; esac; }
            """;

    private final IngestClient company = new IngestClient();

    @Test
    void everyCommandDoesWhatItSays(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(List.of("bash", "curl", "jq", "openssl", "od").stream().allMatch(ReadmeIT::isThere),
                "no bash, curl, jq, openssl or od");

        String output = run(directory);

        List<String> calls = Files.readAllLines(directory.resolve("calls"));
        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(calls.stream().filter(call -> !call.startsWith("HTTP 2"))).singleElement().asString()
                .contains("HTTP 409 DELETE").contains("/v1/imports/");
        assertThat(output).contains("\"status\":\"CREATED\"", "\"received\":2,\"applied\":1,\"rejected\":1",
                "\"pointer\": \"/fields/name\"", "\"duplicates\":0", "\"webhookPath\"",
                "{\"replayed\":0}", "\"previousSecretUntil\"");
        Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> company
                .query(company.admin, "{ accounts { nodes { name source } } opportunities { nodes { source } } }")
                .body("data.accounts.nodes.name.sort()",
                        is(List.of("Acme", "Acme", "Acme", "Acme", "Bolt", "Cog, Ltd")))
                .body("data.opportunities.nodes.source", hasItems("hubspot:12345678", "pipedrive")));
    }

    private String run(Path directory) throws IOException, InterruptedException {
        String commands = BLOCKS.matcher(Files.readString(Path.of("README.md"))).results()
                .filter(block -> block.group(1).isEmpty()).map(block -> block.group(2)).collect(Collectors.joining())
                .replace("localhost:8081", "localhost:" + RestAssured.port).replace("deploy/token", "token");
        Path script = Files.writeString(directory.resolve("commands.sh"),
                PROLOGUE.formatted(company.admin, company.integrator) + commands);
        Process shell = new ProcessBuilder("bash", script.toString()).directory(directory.toFile())
                .redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isThere(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }
}
