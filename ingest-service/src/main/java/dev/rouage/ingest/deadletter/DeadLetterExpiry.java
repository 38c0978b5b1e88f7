package dev.rouage.ingest.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes dead letters, open or not, once they are old enough. The database tells which companies have some and nothing
 * else; each company's are removed as that company. Several replicas may be at it: there is nothing to be done twice.
 */
@ApplicationScoped
class DeadLetterExpiry {
    private static final Logger LOG = Logger.getLogger(DeadLetterExpiry.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMPANIES = "SELECT tenants_with_dead_letters($1)";
    private static final String REMOVE = "DELETE FROM dead_letter WHERE tenant_id = $1 AND at < $2";

    private final TenantDatabase database;
    private final Duration retention;
    private final Duration pause;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopped = new CountDownLatch(1);

    DeadLetterExpiry(TenantDatabase database,
            @ConfigProperty(name = "rouage.ingest.dead-letter.retention", defaultValue = "30D") Duration retention,
            @ConfigProperty(name = "rouage.ingest.dead-letter.pause", defaultValue = "10M") Duration pause) {
        this.database = database;
        this.retention = retention;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("dead-letter-expiry").start(this::keep);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void keep() {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    removeExpired();
                } catch (RuntimeException failure) {
                    LOG.warnf("Old dead letters stay for now: %s", failure.toString());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes what is too old by now; blocks. */
    void removeExpired() {
        OffsetDateTime before = clock.instant().minus(retention).atOffset(ZoneOffset.UTC);
        List<TenantId> companies = new ArrayList<>();
        database.inTransaction(connection -> connection.preparedQuery(COMPANIES).execute(Tuple.of(before))).await()
                .atMost(PATIENCE).forEach(row -> companies.add(new TenantId(row.getUUID(0))));
        for (TenantId company : companies) {
            database.inTransaction(company,
                    connection -> connection.preparedQuery(REMOVE).execute(Tuple.of(company.value(), before))).await()
                    .atMost(PATIENCE);
        }
    }
}
