package dev.rouage.ingest.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.ChangeEventJson;
import dev.rouage.platform.event.TenantPartitioner;
import dev.rouage.platform.event.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the next records of a part of the feed to Kafka and stores how far it has come once Kafka has them. */
@ApplicationScoped
class FeedPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FeedReader reader;
    private final KafkaProducer<byte[], byte[]> producer;

    FeedPublisher(FeedReader reader, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.reader = reader;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName());
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes what comes next in that part; how many records that was. Blocks; called by the relay's own threads. */
    int publishNext(int shard) {
        return reader.inTurn(shard, (connection, position) -> reader.after(connection, shard, position).chain(page -> {
            if (page.events().isEmpty()) {
                return Uni.createFrom().item(0);
            }
            return Uni.createFrom().item(page)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(() -> send(page.events()))
                    .call(() -> reader.store(connection, shard, page.end())).map(_ -> page.events().size());
        })).await().atMost(PATIENCE.multipliedBy(2));
    }

    private void send(List<ChangeEvent> events) {
        List<Future<RecordMetadata>> answers = new ArrayList<>(events.size());
        try {
            for (ChangeEvent event : events) {
                byte[] key = ChangeEventJson.key(event.tenant(), event.kind(), event.id())
                        .getBytes(StandardCharsets.UTF_8);
                answers.add(producer.send(new ProducerRecord<>(Topics.CRM_CHANGES, key, ChangeEventJson.write(event))));
            }
            producer.flush();
            for (Future<RecordMetadata> answer : answers) {
                answer.get();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka has not taken the changes: " + failure.getCause(), failure);
        } catch (InterruptedException failure) {
            throw new InterruptException(failure);
        }
    }

    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
