package dev.rouage.infrastructure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalKafkaIT {

    @Test
    void keepsEventsOverRestarts(@TempDir Path directory) throws Exception {
        var port = Ports.free();
        var event = "figures".getBytes(StandardCharsets.UTF_8);
        try (var kafka = LocalKafka.durable(directory, port); var producer = producer(kafka)) {
            producer.send(new ProducerRecord<>("crm.changes", 3, event, event)).get();
        }

        try (var kafka = LocalKafka.durable(directory, port); var consumer = consumer(kafka)) {
            consumer.assign(List.of(new TopicPartition("crm.changes", 3)));
            consumer.seekToBeginning(consumer.assignment());
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records).singleElement().satisfies(record -> assertThat(record.value()).isEqualTo(event));
        }
    }

    @Test
    void hasTheTopicsOfTheContract() throws Exception {
        try (var kafka = LocalKafka.temporary();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(List.of("crm.changes", "crm.changes.dead-letter", "coaching.events",
                    "coaching.events.dead-letter"))
                    .allTopicNames().get();

            assertThat(topics.get("crm.changes").partitions()).hasSize(8);
            assertThat(topics.get("coaching.events").partitions()).hasSize(8);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(LocalKafka kafka) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LocalKafka kafka) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
