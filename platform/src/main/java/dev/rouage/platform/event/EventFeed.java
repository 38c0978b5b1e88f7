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
import org.jspecify.annotations.Nullable;

/**
 * Applies batches of events so that each takes effect exactly once: the effect and the offset up to which it reaches commit
 * in one transaction, and what lies below the stored offset is dropped.
 *
 * <p>
 * While the database is away the feed waits and tries again. An event that can't be applied though the database is there
 * goes to its topic's dead letters with its cause; the events around it are applied.
 */
@ApplicationScoped
public class EventFeed {
    private static final Logger LOG = Logger.getLogger(EventFeed.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TenantDatabase database;
    private final ConsumedOffsets offsets;
    private final DeadLetterPublisher deadLetters;

    EventFeed(TenantDatabase database, ConsumedOffsets offsets, DeadLetterPublisher deadLetters) {
        this.database = database;
        this.offsets = offsets;
        this.deadLetters = deadLetters;
    }

    /** What a topic carries: how an event is read, and whose it is. */
    public interface Format<E> {
        /** Reads a record's value; fails when it is no event that this version knows. */
        E read(byte[] value) throws UnreadableEventException;

        /** The company that the event is of. */
        TenantId tenant(E event);

        /** Whether a record of that key may hold anything of interest; one that doesn't is passed over unread. */
        default boolean concerns(byte @Nullable [] key) {
            return true;
        }
    }

    /** What a service does with events of one company, see {@link FeedEffect}. */
    @FunctionalInterface
    public interface Effect<E> {
        /** Applies the events, in their order, within the transaction that also commits how far it has read. */
        Uni<Void> apply(SqlConnection connection, TenantId tenant, List<E> events);
    }

    /** Applies the batch; completes when all of it is committed. */
    public <E> Uni<Void> apply(ConsumerRecords<byte[], byte[]> batch, Format<E> format, Effect<E> effect) {
        return Multi.createFrom().iterable(batch.partitions())
                .onItem().transformToUniAndConcatenate(partition -> {
                    List<ConsumerRecord<byte[], byte[]>> messages = batch.records(partition);
                    long end = messages.getLast().offset() + 1;
                    return read(messages, format).chain(events -> applyUntilDone(partition, events, end, effect));
                })
                .collect().last().replaceWithVoid();
    }

    private <E> Uni<List<OffsetEvent<E>>> read(List<ConsumerRecord<byte[], byte[]>> records, Format<E> format) {
        List<OffsetEvent<E>> events = new ArrayList<>(records.size());
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            if (format.concerns(message.key())) {
                try {
                    E event = format.read(message.value());
                    events.add(new OffsetEvent<>(message, format.tenant(event), event));
                } catch (UnreadableEventException failure) {
                    unreadable.add(untilAvailable(deadLetters.publish(message, failure)));
                }
            }
        }
        return unreadable.isEmpty()
                ? Uni.createFrom().item(events)
                : Uni.join().all(unreadable).andFailFast().replaceWith(events);
    }

    private <E> Uni<Void> applyUntilDone(TopicPartition partition, List<OffsetEvent<E>> events, long end,
            Effect<E> effect) {
        return untilAvailable(commit(partition, events, end, effect)).onFailure().recoverWithUni(failure -> {
            LOG.warnf(failure, "A batch of %d events could not be applied; taking them one by one", events.size());
            return oneByOne(partition, events, effect)
                    .chain(() -> untilAvailable(commit(partition, List.of(), end, effect)));
        });
    }

    private <E> Uni<Void> oneByOne(TopicPartition partition, List<OffsetEvent<E>> events, Effect<E> effect) {
        return Multi.createFrom().iterable(events)
                .onItem().transformToUniAndConcatenate(event -> untilAvailable(
                        commit(partition, List.of(event), event.message().offset() + 1, effect))
                        .onFailure().recoverWithUni(failure -> {
                            LOG.errorf(failure, "Event at %s, offset %d, goes to the dead letters", partition,
                                    event.message().offset());
                            return untilAvailable(deadLetters.publish(event.message(), failure));
                        }))
                .collect().last().replaceWithVoid();
    }

    private <E> Uni<Void> commit(TopicPartition partition, List<OffsetEvent<E>> events, long end, Effect<E> effect) {
        return database.inTransaction(connection -> offsets.lock(connection, partition).chain(next -> {
            Map<TenantId, List<E>> byTenant = new LinkedHashMap<>();
            for (OffsetEvent<E> event : events) {
                if (event.message().offset() >= next) {
                    byTenant.computeIfAbsent(event.tenant(), _ -> new ArrayList<>()).add(event.content());
                }
            }
            return applyEach(connection, byTenant, effect)
                    .chain(() -> offsets.advance(connection, partition, Math.max(next, end)));
        }));
    }

    private <E> Uni<Void> applyEach(SqlConnection connection, Map<TenantId, List<E>> byTenant, Effect<E> effect) {
        return Multi.createFrom().iterable(byTenant.entrySet())
                .onItem().transformToUniAndConcatenate(entry -> database.enter(connection, entry.getKey())
                        .chain(() -> effect.apply(connection, entry.getKey(), entry.getValue())))
                .collect().last().replaceWithVoid();
    }

    private static <T> Uni<T> untilAvailable(Uni<T> attempt) {
        return attempt.onFailure(EventFeed::mayPass)
                .invoke(failure -> LOG.warnf("The feed waits: %s", failure.toString()))
                .onFailure(EventFeed::mayPass).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(Duration.ofDays(365).toMillis());
    }

    /** Whether the database, or Kafka where dead letters go, is only away. */
    private static boolean mayPass(Throwable failure) {
        return Availability.isDown(failure) || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RetriableException.class::isInstance);
    }

    private record OffsetEvent<E>(ConsumerRecord<byte[], byte[]> message, TenantId tenant, E content) {}
}
