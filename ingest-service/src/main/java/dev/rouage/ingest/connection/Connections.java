package dev.rouage.ingest.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Sets connections up. Secrets go in and never come out. */
@ApplicationScoped
class Connections {
    private static final int MOST = 50;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
    private static final String UNIQUE_VIOLATION = "23505";

    private final ConnectionStore store;
    private final TenantDatabase database;
    private final ConnectionMappings mappings;
    private final SecretCipher cipher;
    private final Clock clock = Clock.systemUTC();

    Connections(ConnectionStore store, TenantDatabase database, ConnectionMappings mappings, SecretCipher cipher) {
        this.store = store;
        this.database = database;
        this.mappings = mappings;
        this.cipher = cipher;
    }

    Uni<List<CrmConnection>> list(TenantId tenant) {
        return store.list(tenant);
    }

    Uni<CrmConnection> get(TenantId tenant, String id) {
        UUID key = ConnectionMappings.key(id);
        return store.find(tenant, key).map(found -> found.orElseThrow(() -> ConnectionMappings.unknown(id)));
    }

    /** Sets a connection up, and stores what the stages of its preset mean. */
    Uni<CrmConnection> create(TenantId tenant, ConnectionSettings settings, String secret) {
        UUID id = UUID.randomUUID();
        byte[] sealed = sealed(tenant, id, settings.vendor(), secret);
        return database.inTransaction(tenant, connection -> store
                .create(connection, tenant, id, settings, sealed, MOST).chain(created -> {
                    if (!created) {
                        throw new RouageException(ConnectionErrorCode.TOO_MANY_CONNECTIONS,
                                "A company has at most " + MOST + " connections");
                    }
                    return mappings.storeStages(connection, tenant, settings.mapping(), settings.source());
                })).onFailure(Connections::isSourceTaken)
                .transform(_ -> new RouageException(ConnectionErrorCode.SOURCE_IN_USE,
                        "Another connection already has the source '" + settings.source() + "'"))
                .chain(() -> get(tenant, id.toString()));
    }

    /** Changes how its events become records; those that have become records stay. */
    Uni<CrmConnection> change(TenantId tenant, String id, @Nullable String preset, @Nullable String overrides) {
        return get(tenant, id).chain(known -> {
            ConnectionSettings settings = ConnectionSettings.of(known.vendor(), known.source(), preset, overrides);
            return database.inTransaction(tenant,
                    connection -> store
                            .change(connection, tenant, ConnectionMappings.key(id), settings.preset(),
                                    settings.overrides().toString())
                            .invoke(changed -> requireFound(changed, id))
                            .chain(() -> mappings.storeStages(connection, tenant, settings.mapping(),
                                    settings.source())));
        }).chain(() -> get(tenant, id));
    }

    /** Takes a new secret; the one before is taken too for a while, so that the CRM can be changed in peace. */
    Uni<CrmConnection> rotateSecret(TenantId tenant, String id, String secret, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "The previous secret can be valid for up to " + LONGEST_OVERLAP.toDays() + " days");
        }
        return get(tenant, id).chain(known -> store.rotate(tenant, ConnectionMappings.key(id),
                sealed(tenant, ConnectionMappings.key(id), known.vendor(), secret),
                overlap.isZero() ? null : clock.instant().plus(overlap)))
                .invoke(changed -> requireFound(changed, id)).chain(() -> get(tenant, id));
    }

    /** Takes no more webhooks; the records stay. */
    Uni<Void> delete(TenantId tenant, String id) {
        return store.delete(tenant, ConnectionMappings.key(id)).invoke(deleted -> requireFound(deleted, id))
                .replaceWithVoid();
    }

    private byte[] sealed(TenantId tenant, UUID id, Vendor vendor, String secret) {
        vendor.complaint(secret).ifPresent(complaint -> {
            throw new RouageException(ConnectionErrorCode.INVALID_SECRET, complaint);
        });
        return cipher.encrypt(secret, tenant, id);
    }

    private static boolean isSourceTaken(Throwable failure) {
        return failure instanceof PgException database && UNIQUE_VIOLATION.equals(database.getSqlState());
    }

    private static void requireFound(boolean found, String id) {
        if (!found) {
            throw ConnectionMappings.unknown(id);
        }
    }
}
