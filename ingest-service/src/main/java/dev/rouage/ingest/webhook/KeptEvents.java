package dev.rouage.ingest.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.mapping.InvalidMappingException;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.ingest.mapping.Presets;
import dev.rouage.ingest.privacy.Person;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What webhooks have left of a person beside its record: events as they came, and changes that still wait. */
@ApplicationScoped
class KeptEvents {
    private static final String CONNECTIONS = """
            SELECT id, source, preset, overrides::text AS overrides FROM crm_connection
             WHERE tenant_id = $1 AND source = ANY($2::text[])
            """;
    private static final String FORGET = """
            WITH emptied AS (
              UPDATE webhook_event e SET payload = '{}', error = NULL,
                state = CASE WHEN e.state = 'UNKNOWN' THEN e.state ELSE 'DONE' END
                FROM unnest($3::uuid[], $4::text[]) AS t(connection_id, object)
               WHERE e.tenant_id = $1 AND e.connection_id = t.connection_id AND e.object = t.object RETURNING 1
            ), removed AS (
              DELETE FROM pending_change WHERE tenant_id = $1 AND record_id = ANY($2::uuid[]) RETURNING 1
            )
            SELECT (SELECT count(*) FROM emptied) + (SELECT count(*) FROM removed)
            """;

    /**
     * Empties and removes them within the caller's transaction: those of the connections that bring the person's sources,
     * since the same id means somebody else elsewhere.
     *
     * @return how many entries that concerned
     */
    Uni<Integer> forget(SqlConnection connection, TenantId tenant, Person person) {
        String[] sources = person.keys().stream().map(RecordKey::source).distinct().toArray(String[]::new);
        return connection.preparedQuery(CONNECTIONS).execute(Tuple.of(tenant.value(), sources)).chain(rows -> {
            Map<UUID, Set<String>> objects = new HashMap<>();
            rows.forEach(row -> objects.put(row.getUUID("id"), objects(row, person)));
            return forget(connection, tenant, person.ids(), objects);
        });
    }

    /** The same for objects as their vendor names them, such as {@code contact/7}, by the connection that brings them. */
    Uni<Integer> forget(SqlConnection connection, TenantId tenant, Collection<UUID> records,
            Map<UUID, Set<String>> objects) {
        List<UUID> connections = new ArrayList<>();
        List<String> names = new ArrayList<>();
        objects.forEach((id, some) -> some.forEach(name -> {
            connections.add(id);
            names.add(name);
        }));
        return connection.preparedQuery(FORGET)
                .execute(Tuple.of(tenant.value(), records.toArray(UUID[]::new), connections.toArray(UUID[]::new),
                        names.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** What a connection calls the person. */
    private static Set<String> objects(Row row, Person person) {
        Set<String> objects = new HashSet<>();
        preset(row).objects().forEach((object, mappings) -> {
            if (!mappings.isEmpty() && mappings.getFirst().kind() == person.kind()) {
                person.keys().stream().filter(key -> key.source().equals(row.getString("source")))
                        .forEach(key -> objects.add(object + "/" + key.externalId()));
            }
        });
        return objects;
    }

    /** Overrides that a later version of the service can't read keep nobody from being erased. */
    private static Preset preset(Row row) {
        try {
            return Presets.shipped().get(row.getString("preset"), StrictJson.read(row.getString("overrides")));
        } catch (InvalidMappingException _) {
            return Presets.shipped().get(row.getString("preset"));
        }
    }
}
