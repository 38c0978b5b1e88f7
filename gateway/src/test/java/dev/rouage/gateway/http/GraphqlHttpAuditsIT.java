package dev.rouage.gateway.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audits of npm's {@code graphql-http}: all that GraphQL over HTTP says a server must, should and may do. */
@QuarkusTest
@WithTestResource(ShopResource.class)
class GraphqlHttpAuditsIT {
    private static final String SCRIPT = """
            const { serverAudits } = require('graphql-http');
            const [url, token] = process.argv.slice(2);
            const fetchFn = (to, init = {}) => fetch(to, {
              ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
            (async () => {
              let good = 0, all = 0;
              for (const audit of serverAudits({ url, fetchFn })) {
                const result = await audit.fn();
                all++;
                if (result.status === 'ok') good++;
                else console.log(`${audit.id} ${audit.name}: ${result.status} ${result.reason}`);
              }
              console.log(`${good} of ${all}`);
            })();
            """;

    @TestHTTPResource("/graphql")
    URI url;

    @Test
    void passesAll() throws Exception {
        Assumptions.assumeTrue(runs("node", "--version") && runs("npm", "--version"),
                "node and npm are not here, so the audits of graphql-http are not run");
        Path folder = Files.createTempDirectory("graphql-http");
        try {
            Assumptions.assumeTrue(install(folder), "npm cannot get graphql-http, so its audits are not run");
            Files.writeString(folder.resolve("audits.cjs"), SCRIPT);
            String token = TestTokens.token(new UUID(2, 1), "demo", "ada@example.com", "rep");
            var process = new ProcessBuilder("node", folder.resolve("audits.cjs").toString(), url.toString(), token)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output.strip()).isEqualTo("61 of 61");
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static boolean install(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        var process = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent", "graphql-http@1.23.1",
                "graphql@16").directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
