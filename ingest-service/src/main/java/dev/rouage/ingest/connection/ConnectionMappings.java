package dev.rouage.ingest.connection;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.ingest.mapping.Presets;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The mappings of a company's connections, and the stages that they tell the meaning of. */
@ApplicationScoped
public class ConnectionMappings {
    private final ConnectionStore store;
    private final TenantDatabase database;
    private final RecordIntake intake;
    private final Clock clock = Clock.systemUTC();

    ConnectionMappings(ConnectionStore store, TenantDatabase database, RecordIntake intake) {
        this.store = store;
        this.database = database;
        this.intake = intake;
    }

    /** A connection's mapping; {@code NOT_FOUND} when the company has no connection of that id. */
    public Uni<ConnectionMapping> find(TenantId tenant, String id) {
        UUID key = key(id);
        return store.find(tenant, key).map(found -> found.orElseThrow(() -> unknown(id)))
                .map(known -> new ConnectionMapping(key, known.source(),
                        Presets.shipped().get(known.preset(), StrictJson.read(known.overrides()))));
    }

    /** Stores what the stages of a mapping mean, for records of that source. */
    public Uni<Void> storeStages(TenantId tenant, Preset mapping, String source) {
        return database.inTransaction(tenant, connection -> storeStages(connection, tenant, mapping, source));
    }

    /** The same within the caller's transaction. */
    Uni<Void> storeStages(SqlConnection connection, TenantId tenant, Preset mapping, String source) {
        RecordReader reader = new RecordReader(tenant, RecordKind.PIPELINE_STAGE, clock.instant());
        List<ReadItem> items = mapping.stageItems(source).stream()
                .filter(MappedItem.Readable.class::isInstance).map(MappedItem.Readable.class::cast)
                .map(item -> reader.read(item.item())).toList();
        return intake.take(connection, tenant, RecordKind.PIPELINE_STAGE, items).replaceWithVoid();
    }

    /** An id that is none is that of no connection. */
    static UUID key(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw unknown(id);
        }
    }

    static RouageException unknown(String id) {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no connection '" + id + "'");
    }
}
