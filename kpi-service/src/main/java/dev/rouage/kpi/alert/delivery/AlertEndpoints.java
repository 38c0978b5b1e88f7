package dev.rouage.kpi.alert.delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps where a company wants its alerts. */
@ApplicationScoped
public class AlertEndpoints {
    private static final int MOST_ENDPOINTS = 10;
    private static final String READ = """
            SELECT e.id, e.url, e.amounts, e.created_at, e.disabled_at, e.disabled_because,
                (SELECT count(*) FROM alert_delivery d WHERE d.tenant_id = $1 AND d.endpoint_id = e.id
                    AND d.state = 'PENDING')::int,
                (SELECT count(*) FROM alert_delivery d WHERE d.tenant_id = $1 AND d.endpoint_id = e.id
                    AND d.state = 'FAILED')::int,
                last.last_attempt_at, last.last_outcome
            FROM alert_endpoint e
            LEFT JOIN LATERAL (SELECT last_attempt_at, last_outcome FROM alert_delivery d
                WHERE d.tenant_id = $1 AND d.endpoint_id = e.id AND d.last_attempt_at IS NOT NULL
                ORDER BY d.last_attempt_at DESC LIMIT 1) last ON true
            WHERE e.tenant_id = $1 AND ($2::uuid IS NULL OR e.id = $2) ORDER BY e.created_at, e.id
            """;
    private static final String INSERT = """
            INSERT INTO alert_endpoint (tenant_id, id, url, secret, amounts, created_at)
            SELECT $1::uuid, $2::uuid, $3::text, $4::bytea, $5::boolean, now()
            WHERE (SELECT count(*) FROM alert_endpoint WHERE tenant_id = $1) < $6
            """;
    private static final String ROTATE = "UPDATE alert_endpoint SET secret = $3 WHERE tenant_id = $1 AND id = $2";
    private static final String ENABLE = """
            UPDATE alert_endpoint SET disabled_at = NULL, disabled_because = NULL WHERE tenant_id = $1 AND id = $2
            """;
    private static final String DELETE = "DELETE FROM alert_endpoint WHERE tenant_id = $1 AND id = $2";

    private final TenantDatabase database;
    private final SecretCipher cipher;
    private final DeliveryConfig config;

    AlertEndpoints(TenantDatabase database, SecretCipher cipher, DeliveryConfig config) {
        this.database = database;
        this.cipher = cipher;
        this.config = config;
    }

    /** All of the company's. */
    public Uni<List<AlertEndpoint>> of(TenantId tenant) {
        return database.query(tenant, READ, Tuple.of(tenant.value(), null))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(AlertEndpoints::read).toList());
    }

    /**
     * Sets one up.
     *
     * @param amounts
     *            whether its messages carry amounts of money
     */
    public Uni<AlertEndpoint> create(TenantId tenant, String url, String secret, boolean amounts) {
        var parsed = EndpointAddress.parse(url, config.privateAddresses());
        WebhookSignature.key(secret);
        UUID id = UUID.randomUUID();
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(id).addString(url)
                .addBuffer(Buffer.buffer(cipher.encrypt(secret, tenant, id))).addBoolean(amounts)
                .addInteger(MOST_ENDPOINTS);
        return Uni.createFrom().item(() -> EndpointAddress.resolve(parsed, config.privateAddresses()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> change(tenant, INSERT, arguments))
                .invoke(created -> {
                    if (!created) {
                        throw new RouageException(EndpointErrorCode.TOO_MANY_ENDPOINTS,
                                "The company has " + MOST_ENDPOINTS + " endpoints already");
                    }
                }).chain(() -> find(tenant, id));
    }

    /** Changes the secret; {@code NOT_FOUND} when there is no such endpoint, as for the others. */
    public Uni<AlertEndpoint> rotateSecret(TenantId tenant, UUID id, String secret) {
        WebhookSignature.key(secret);
        return change(tenant, ROTATE, Tuple.of(tenant.value(), id, Buffer.buffer(cipher.encrypt(secret, tenant, id))))
                .chain(() -> find(tenant, id));
    }

    /** Takes it into use again; what was not delivered meanwhile stays so. */
    public Uni<AlertEndpoint> enable(TenantId tenant, UUID id) {
        return change(tenant, ENABLE, Tuple.of(tenant.value(), id)).chain(() -> find(tenant, id));
    }

    /** Removes it with its messages. */
    public Uni<Void> delete(TenantId tenant, UUID id) {
        return find(tenant, id).chain(() -> change(tenant, DELETE, Tuple.of(tenant.value(), id))).replaceWithVoid();
    }

    private Uni<Boolean> change(TenantId tenant, String sql, Tuple arguments) {
        return database.inTransaction(tenant, connection -> connection.preparedQuery(sql).execute(arguments))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<AlertEndpoint> find(TenantId tenant, UUID id) {
        return database.query(tenant, READ, Tuple.of(tenant.value(), id)).map(rows -> {
            if (rows.size() == 0) {
                throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no alert endpoint " + id);
            }
            return read(rows.iterator().next());
        });
    }

    private static AlertEndpoint read(Row row) {
        return new AlertEndpoint(row.getUUID(0).toString(), row.getString(1), row.getBoolean(2),
                row.getOffsetDateTime(3), row.getOffsetDateTime(4), row.getString(5), row.getInteger(6),
                row.getInteger(7), row.getOffsetDateTime(8), row.getString(9));
    }
}
