package dev.rouage.coaching.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.platform.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the coaching events of a company from Kafka. */
public final class EventLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
    /** Several rounds of the relay: an event that comes twice would have come by then. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private EventLog() {}

    /** An event with its key. */
    public record Event(String key, JsonNode json) {}

    /** The company's events of a type, once there are as many as expected and no more have come for a while. */
    public static List<Event> awaitSettled(UUID tenant, String type, int expected) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.COACHING_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Event> events = new ArrayList<>();
            long end = System.nanoTime() + PATIENCE;
            long settled = Long.MAX_VALUE;
            while (System.nanoTime() < Math.min(end, settled)) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> add(events, tenant, type, message));
                if (events.size() >= expected && settled == Long.MAX_VALUE) {
                    settled = System.nanoTime() + QUIET.toNanos();
                }
            }
            return events;
        }
    }

    private static void add(List<Event> events, UUID tenant, String type,
            ConsumerRecord<byte[], byte[]> message) {
        String key = new String(message.key(), StandardCharsets.UTF_8);
        if (key.startsWith(tenant.toString())) {
            try {
                JsonNode json = JSON.readTree(message.value());
                if (json.get("type").asText().equals(type)) {
                    events.add(new Event(key, json));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
