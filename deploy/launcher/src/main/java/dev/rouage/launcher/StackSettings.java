package dev.rouage.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.rouage.launcher.StackPorts.Listener;

/**
 * What a stack is to be.
 *
 * @param root the project's directory, with the built services in it
 * @param data where PostgreSQL, Kafka and the logs live
 * @param services those to start
 * @param variables the environment, for passwords that are not the usual ones
 */
public record StackSettings(Path root, Path data, StackPorts ports, Set<Service> services,
        Map<String, String> variables) {

    private static final String SECRET_KEYS = "ROUAGE_SECRET_KEYS";

    public StackSettings {
        services = Set.copyOf(services);
        variables = Map.copyOf(variables);
    }

    /** All services, on ports that are free now. */
    public static StackSettings besideOthers(Path root, Path data) {
        return new StackSettings(root, data, StackPorts.free(), EnumSet.allOf(Service.class), System.getenv());
    }

    Path logs() {
        return data.resolve("logs");
    }

    public URI address(Service service) {
        return URI.create("http://localhost:" + ports.of(service));
    }

    /** Host and port of PostgreSQL, where the superuser {@code postgres} needs no password. */
    public String postgres() {
        return "localhost:" + ports.of(Listener.POSTGRES);
    }

    /** The realm's address. */
    public String issuer() {
        return "http://localhost:%d/realms/rouage".formatted(ports.of(Listener.KEYCLOAK));
    }

    /** Of {@code admin}, who administrates Keycloak itself. */
    public String adminPassword() {
        return KeptSecret.keycloakAdmin(data).read();
    }

    /** The settings of a service that differ from machine to machine. */
    Map<String, String> environment(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("ROUAGE_OIDC", issuer());
        environment.put("ROUAGE_POSTGRES", postgres());
        environment.put("ROUAGE_KAFKA", "localhost:" + ports.of(Listener.KAFKA));
        if (service.hasDatabase()) {
            environment.put("ROUAGE_DB_APP_PASSWORD", service.database() + "_app");
            environment.put("ROUAGE_DB_OWNER_PASSWORD", service.database() + "_owner");
            environment.put("ROUAGE_DB_RELAY_PASSWORD", "ingest_relay");
        }
        if ((service == Service.INGEST || service == Service.KPI) && !variables.containsKey(SECRET_KEYS)) {
            environment.put(SECRET_KEYS, KeptSecret.connections(data).read());
        }
        return environment;
    }

    /** Configuration keys of a service that no variable of the environment can spell. */
    Map<String, String> properties(Service service) {
        return switch (service) {
            case INGEST, KPI, COACHING -> Map.of();
            case GATEWAY -> Map.of(
                    "rouage.gateway.supergraph", root.resolve("deploy/supergraph/supergraph.graphql").toString(),
                    "rouage.gateway.introspection", "true",
                    "rouage.gateway.oidc.keys-file", data.resolve("gateway-keys.json").toString(),
                    "rouage.gateway.subgraph.ingest.url", address(Service.INGEST) + "/graphql",
                    "rouage.gateway.subgraph.kpi.url", address(Service.KPI) + "/graphql",
                    "rouage.gateway.subgraph.coaching.url", address(Service.COACHING) + "/graphql");
        };
    }
}
