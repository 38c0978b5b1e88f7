package dev.rouage.ingest.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.feed.FeedReader.FeedPage;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic {@code crm.changes}, as its only writer sees it. */
@ApplicationScoped
class ChangesTopic {
    /** What the topic takes; a record that grew beyond Kafka's usual megabyte must not hold up the feed. */
    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;

    ChangesTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName());
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends the page's records, in their order; completes when Kafka has all of them and fails when one is not taken. */
    Uni<Void> publish(FeedPage page) {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(send(page)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private CompletableFuture<Void> send(FeedPage page) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        AtomicInteger waiting = new AtomicInteger(page.size());
        try {
            page.forEach(event -> producer.send(message(event), (_, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(new IllegalStateException("Kafka has not taken a change", failure));
                } else if (waiting.decrementAndGet() == 0) {
                    answer.complete(null);
                }
            }));
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
        return answer;
    }

    private static ProducerRecord<byte[], byte[]> message(ChangeEvent event) {
        try {
            byte[] key = ChangeEventJson.key(event.tenant(), event.kind(), event.id()).getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(Topics.CRM_CHANGES, key, ChangeEventJson.write(event));
        } catch (IOException failure) {
            throw new UncheckedIOException("A change could not be written as JSON", failure);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
