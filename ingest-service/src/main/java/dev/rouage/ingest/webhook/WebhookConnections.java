package dev.rouage.ingest.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.connection.SecretCipher;
import dev.rouage.ingest.connection.Vendor;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the connection that an address names. A webhook has no token: a function of the database tells whose the
 * connection is and nothing else, and everything after that happens as that company.
 */
@ApplicationScoped
class WebhookConnections {
    private static final String TENANT = "SELECT webhook_tenant($1)";
    private static final String READ = """
            SELECT vendor, source, preset, overrides::text AS overrides, secret,
              CASE WHEN previous_secret_until > now() THEN previous_secret END AS previous_secret
              FROM crm_connection WHERE tenant_id = $1 AND id = $2
            """;

    private final TenantDatabase database;
    private final SecretCipher cipher;

    WebhookConnections(TenantDatabase database, SecretCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Enters the company that the connection belongs to, for the rest of the transaction. */
    Uni<Optional<Secured>> enter(SqlConnection connection, UUID id) {
        return connection.preparedQuery(TENANT).execute(Tuple.of(id)).chain(rows -> {
            UUID tenant = rows.iterator().next().getUUID(0);
            return tenant == null
                    ? Uni.createFrom().item(Optional.<Secured>empty())
                    : database.enter(connection, new TenantId(tenant))
                            .chain(() -> find(connection, new TenantId(tenant), id));
        });
    }

    /** A connection of the company that the transaction has entered. */
    Uni<Optional<Secured>> find(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(READ).execute(Tuple.of(tenant.value(), id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Secured(
                        new WebhookConnection(tenant, id, Vendor.valueOf(row.getString("vendor")),
                                row.getString("source"), row.getString("preset"), row.getString("overrides")),
                        encrypted(row)));
            }
            return Optional.empty();
        });
    }

    /** What the vendor may have signed with; in memory for the length of one request. */
    List<String> secrets(Secured secured) {
        WebhookConnection connection = secured.connection();
        return secured.secrets().stream()
                .map(secret -> cipher.decrypt(secret, connection.tenant(), connection.id())).toList();
    }

    private static List<byte[]> encrypted(Row row) {
        List<byte[]> secrets = new ArrayList<>();
        for (String column : List.of("secret", "previous_secret")) {
            if (row.getBuffer(column) != null) {
                secrets.add(row.getBuffer(column).getBytes());
            }
        }
        return secrets;
    }

    /** A connection with its secrets, encrypted. */
    record Secured(WebhookConnection connection, List<byte[]> secrets) {}
}
