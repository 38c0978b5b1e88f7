package dev.rouage.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service under test a real PostgreSQL and a real Kafka, and lets it verify the tokens of {@link TestTokens}.
 *
 * <p>Both servers are started once for all tests of the JVM; tests keep apart by using tenants of their own. The init
 * argument {@code database} names the service's database ({@code ingest}, {@code kpi} or {@code coaching}); without it no
 * datasource is configured.
 */
public final class PostgresKafkaResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        var addresses = SharedInfrastructure.addresses();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.devservices.enabled", "false");
        settings.put("quarkus.http.test-port", "0");
        settings.put("kafka.bootstrap.servers", addresses.get("kafka"));
        settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
        // A key at hand and a server to ask exclude each other.
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.token.audience", "rouage");
        // The broker lives in this JVM: without these its log would drown the tests'.
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"state.change.logger\".level", "WARN");
        settings.put("quarkus.log.category.\"io.zonky\".level", "WARN");
        if (database != null) {
            settings.putAll(datasource(database, addresses.get("postgres")));
        }
        return settings;
    }

    private static Map<String, String> datasource(String database, String address) {
        var url = "postgresql://" + address + "/" + database;
        return Map.of(
                "quarkus.datasource.username", database + "_app",
                "quarkus.datasource.password", database + "_app",
                "quarkus.datasource.reactive.url", "vertx-reactive:" + url,
                "quarkus.datasource.jdbc.url", "jdbc:" + url,
                "quarkus.flyway.username", database + "_owner",
                "quarkus.flyway.password", database + "_owner");
    }

    /** Leaves the servers to the tests that follow; they end with the JVM. */
    @Override
    public void stop() {
        // Nothing of this resource's own is left to end.
    }
}
