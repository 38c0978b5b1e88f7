package dev.rouage.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.ingest.store.RecordRows;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads the feed: the records in the order of the transactions that changed them last, as far as no transaction of this
 * database that began earlier is still open. There is no outbox to write or clean; a record that changes again before it is read is read
 * once, as it is then.
 */
@ApplicationScoped
class FeedReader {
    private static final String TURN = """
            SELECT changed_in::text, tenant_id, kind::text, id FROM feed_position
             WHERE shard = $1 AND pg_try_advisory_xact_lock(7243, $1::int)
            """;
    /**
     * The first transaction that is still open and may have changed records; all before it have ended. A snapshot also names
     * those of the cluster's other databases, which would hold up the feed for as long as whatever they do takes: left out are
     * those that are known, by a lock on a table, to be of another database.
     */
    private static final String FIRST_OPEN = """
            SELECT coalesce(min(open), pg_snapshot_xmax(pg_current_snapshot()))
              FROM pg_snapshot_xip(pg_current_snapshot()) AS open
             WHERE NOT EXISTS (
                   SELECT FROM pg_locks self JOIN pg_locks held USING (virtualtransaction)
                    WHERE self.locktype = 'transactionid' AND self.mode = 'ExclusiveLock' AND self.granted
                      AND self.transactionid = open::xid AND held.locktype = 'relation'
                      AND held.database NOT IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())))
            """;
    private static final String AFTER = "SELECT " + RecordRows.COLUMNS
            + """
                    , r.tenant_id, r.recorded_at, r.changed_in::text AS changed_in FROM record r
                     WHERE r.shard = $1
                       AND (r.changed_in, r.tenant_id, r.kind, r.id) > ($2::text::xid8, $3::uuid, $4::text::record_kind, $5::uuid)
                       AND r.changed_in < (%s)
                     ORDER BY r.changed_in, r.tenant_id, r.kind, r.id LIMIT $6
                    """
                    .formatted(FIRST_OPEN);
    private static final String STORE = """
            UPDATE feed_position SET changed_in = $2::text::xid8, tenant_id = $3, kind = $4::text::record_kind, id = $5
             WHERE shard = $1
            """;

    private final Pool pool;
    private final FeedConfig config;

    FeedReader(@ReactiveDataSource("relay") Pool pool, FeedConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Runs the work while no other replica works on that part; answers 0 at once when another one does. */
    Uni<Integer> inTurn(int shard, BiFunction<SqlConnection, FeedPosition, Uni<Integer>> work) {
        return pool.withTransaction(
                connection -> connection.preparedQuery(TURN).execute(Tuple.of((short) shard)).chain(rows -> {
                    for (Row row : rows) {
                        return work.apply(connection, new FeedPosition(row.getString(0), row.getUUID(1),
                                row.getString(2), row.getUUID(3)));
                    }
                    return Uni.createFrom().item(0);
                }));
    }

    /** The records behind the position. */
    Uni<FeedPage> after(SqlConnection connection, int shard, FeedPosition position) {
        return connection.preparedQuery(AFTER).execute(Tuple.of((short) shard, position.changedIn(),
                position.tenant(), position.kind(), position.id(), config.batchSize()))
                .map(answer -> {
                    List<Row> rows = new ArrayList<>(answer.size());
                    answer.forEach(rows::add);
                    return new FeedPage(rows, rows.isEmpty() ? position : position(rows.getLast()),
                            rows.size() == config.batchSize());
                });
    }

    private static FeedPosition position(Row row) {
        return new FeedPosition(row.getString("changed_in"), row.getUUID("tenant_id"), row.getString("kind"),
                row.getUUID("id"));
    }

    Uni<Void> store(SqlConnection connection, int shard, FeedPosition position) {
        return connection.preparedQuery(STORE).execute(Tuple.of((short) shard, position.changedIn(),
                position.tenant(), position.kind(), position.id())).replaceWithVoid();
    }

    private static ChangeEvent event(Row row) {
        StoredRecord record = RecordRows.record(row);
        return new ChangeEvent(new TenantId(row.getUUID("tenant_id")), record.key().kind(), record.id(),
                record.revision(), record.state(), record.mergedInto(), record.key().source(),
                record.key().externalId(), row.getOffsetDateTime("recorded_at").toInstant(), fields(record),
                RecordRows.historyJson(record.timeline()));
    }

    /** What is set, with the fields that are none of ours together under {@code custom}. */
    private static ObjectNode fields(StoredRecord record) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        record.fields().forEach((name, value) -> {
            if (value.isNull()) {
                return;
            }
            if (name.startsWith("custom.")) {
                fields.withObjectProperty("custom").set(name.substring("custom.".length()), value);
            } else {
                fields.set(name, value);
            }
        });
        return fields;
    }

    /** How far a part of the feed is published. */
    record FeedPosition(String changedIn, UUID tenant, String kind, UUID id) {}

    /**
     * Some records and where they end. They are read from their rows when they are asked for, since that takes a while and
     * rows arrive on an event loop.
     */
    record FeedPage(List<Row> rows, FeedPosition end, boolean isFull) {

        static FeedPage none(FeedPosition position) {
            return new FeedPage(List.of(), position, false);
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        int size() {
            return rows.size();
        }

        void forEach(Consumer<ChangeEvent> consumer) {
            rows.forEach(row -> consumer.accept(event(row)));
        }
    }
}
