package dev.rouage.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Applies batches of {@code crm.changes} so that each change takes effect exactly once: the effect and the offset up to
 * which it reaches commit in one transaction, and what lies below the stored offset is dropped.
 *
 * <p>
 * While the database is away the feed waits and tries again. A change that can't be applied though the database is there
 * goes to the dead-letter topic with its cause; the changes around it are applied.
 */
@ApplicationScoped
public class ChangeFeed {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TenantDatabase database;
    private final ConsumedOffsets offsets;
    private final DeadLetterPublisher deadLetters;

    ChangeFeed(TenantDatabase database, ConsumedOffsets offsets, DeadLetterPublisher deadLetters) {
        this.database = database;
        this.offsets = offsets;
        this.deadLetters = deadLetters;
    }

    /** Applies the batch; completes when all of it is committed. */
    public Uni<Void> apply(ConsumerRecords<byte[], byte[]> batch, FeedEffect effect) {
        return Multi.createFrom().iterable(batch.partitions())
                .onItem().transformToUniAndConcatenate(partition -> read(batch.records(partition))
                        .chain(changes -> applyUntilDone(partition, changes, effect)))
                .collect().last().replaceWithVoid();
    }

    private Uni<List<OffsetChange>> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<OffsetChange> changes = new ArrayList<>(records.size());
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            try {
                changes.add(new OffsetChange(message, ChangeEventJson.read(message.value())));
            } catch (UnreadableEventException failure) {
                unreadable.add(untilAvailable(deadLetters.publish(message, failure)));
            }
        }
        return unreadable.isEmpty()
                ? Uni.createFrom().item(changes)
                : Uni.join().all(unreadable).andFailFast().replaceWith(changes);
    }

    private Uni<Void> applyUntilDone(TopicPartition partition, List<OffsetChange> changes, FeedEffect effect) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return untilAvailable(commit(partition, changes, effect)).onFailure().recoverWithUni(failure -> {
            LOG.warnf(failure, "A batch of %d changes could not be applied; taking them one by one", changes.size());
            return oneByOne(partition, changes, effect);
        });
    }

    private Uni<Void> oneByOne(TopicPartition partition, List<OffsetChange> changes, FeedEffect effect) {
        return Multi.createFrom().iterable(changes)
                .onItem().transformToUniAndConcatenate(change -> untilAvailable(
                        commit(partition, List.of(change), effect))
                        .onFailure().recoverWithUni(failure -> {
                            LOG.errorf(failure, "Change at %s, offset %d, goes to the dead letters", partition,
                                    change.message().offset());
                            return untilAvailable(deadLetters.publish(change.message(), failure));
                        }))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> commit(TopicPartition partition, List<OffsetChange> changes, FeedEffect effect) {
        return database.inTransaction(connection -> offsets.lock(connection, partition).chain(next -> {
            Map<TenantId, List<ChangeEvent>> byTenant = new LinkedHashMap<>();
            for (OffsetChange change : changes) {
                if (change.message().offset() >= next) {
                    byTenant.computeIfAbsent(change.event().tenant(), _ -> new ArrayList<>()).add(change.event());
                }
            }
            long end = changes.getLast().message().offset() + 1;
            return applyEach(connection, byTenant, effect)
                    .chain(() -> offsets.advance(connection, partition, Math.max(next, end)));
        }));
    }

    private Uni<Void> applyEach(SqlConnection connection, Map<TenantId, List<ChangeEvent>> byTenant,
            FeedEffect effect) {
        return Multi.createFrom().iterable(byTenant.entrySet())
                .onItem().transformToUniAndConcatenate(entry -> database.enter(connection, entry.getKey())
                        .chain(() -> effect.apply(connection, entry.getKey(), entry.getValue())))
                .collect().last().replaceWithVoid();
    }

    private static <T> Uni<T> untilAvailable(Uni<T> attempt) {
        return attempt.onFailure(ChangeFeed::mayPass)
                .invoke(failure -> LOG.warnf("The feed waits: %s", failure.toString()))
                .onFailure(ChangeFeed::mayPass).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(Duration.ofDays(365).toMillis());
    }

    /** Whether the database, or Kafka where dead letters go, is only away. */
    private static boolean mayPass(Throwable failure) {
        return Availability.isDown(failure) || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RetriableException.class::isInstance);
    }

    private record OffsetChange(ConsumerRecord<byte[], byte[]> message, ChangeEvent event) {}
}
