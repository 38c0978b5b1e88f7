package dev.rouage.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The usual PostgreSQL and Kafka, with a {@link DatabaseDoor} between the service and its database. */
public final class DatabaseDoorResource implements QuarkusTestResourceLifecycleManager {
    private static final String PREFIX = "vertx-reactive:";
    private static final String URL = "quarkus.datasource.reactive.url";

    private final PostgresKafkaResource servers = new PostgresKafkaResource();

    @Override
    public Map<String, String> start() {
        DatabaseDoor.shut(false);
        DatabaseDoor.silence(false);
        servers.init(Map.of("database", "ingest"));
        Map<String, String> settings = new HashMap<>(servers.start());
        URI database = URI.create(String.valueOf(settings.get(URL)).substring(PREFIX.length()));
        try {
            int port = new DatabaseDoor(database.getHost(), database.getPort()).port();
            settings.put(URL, PREFIX + "postgresql://localhost:" + port + database.getPath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return settings;
    }

    @Override
    public void stop() {
        DatabaseDoor.shut(false);
        DatabaseDoor.silence(false);
        servers.stop();
    }
}
