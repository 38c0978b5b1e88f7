package dev.rouage.platform.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this service has consumed each partition: table
 * {@code consumed_offset(topic text, partition int, next_offset bigint, primary key (topic, partition))}.
 */
@ApplicationScoped
class ConsumedOffsets {
    private static final String LOCK = """
            INSERT INTO consumed_offset AS o (topic, partition, next_offset) VALUES ($1, $2, 0)
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = o.next_offset
            RETURNING next_offset
            """;
    private static final String ADVANCE = """
            UPDATE consumed_offset SET next_offset = $3 WHERE topic = $1 AND partition = $2
            """;
    private static final String ALL = """
            SELECT topic, partition, next_offset FROM consumed_offset
            """;

    private final Pool pool;

    ConsumedOffsets(Pool pool) {
        this.pool = pool;
    }

    /** The next offset wanted; until the transaction ends no other replica gets past this call. */
    Uni<Long> lock(SqlConnection connection, TopicPartition partition) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(partition.topic(), partition.partition()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> advance(SqlConnection connection, TopicPartition partition, long next) {
        return connection.preparedQuery(ADVANCE).execute(Tuple.of(partition.topic(), partition.partition(), next))
                .replaceWithVoid();
    }

    /** The next offsets of those partitions of which something has been consumed. */
    Uni<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions) {
        return pool.withConnection(connection -> connection.preparedQuery(ALL).execute()).map(rows -> {
            Map<TopicPartition, Long> next = new HashMap<>();
            for (Row row : rows) {
                next.put(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2));
            }
            next.keySet().retainAll(partitions);
            return next;
        });
    }
}
