package dev.rouage.platform.event;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps what could not be read or applied, unchanged, with its cause and origin in the headers, in the topic named after
 * its own with {@code .dead-letter} behind.
 */
@ApplicationScoped
class DeadLetterPublisher {
    private final MutinyEmitter<Record<byte[], byte[]>> emitter;
    private final String service;

    DeadLetterPublisher(@Channel("crm-changes-dead-letter") MutinyEmitter<Record<byte[], byte[]>> emitter,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.emitter = emitter;
        this.service = service;
    }

    Uni<Void> publish(ConsumerRecord<byte[], byte[]> message, Throwable cause) {
        Headers headers = new RecordHeaders(message.headers().toArray());
        add(headers, "rouage-service", service);
        add(headers, "rouage-cause", String.valueOf(cause));
        add(headers, "rouage-origin", message.topic() + "-" + message.partition() + "@" + message.offset());
        return emitter.sendMessage(Message.of(Record.of(message.key(), message.value()))
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withTopic(message.topic() + ".dead-letter").withHeaders(headers).build()));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
