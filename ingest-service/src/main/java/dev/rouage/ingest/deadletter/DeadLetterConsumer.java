package dev.rouage.ingest.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps what the dead-letter topic tells, each company's where its administrators see it. */
@ApplicationScoped
class DeadLetterConsumer {
    private static final Logger LOG = Logger.getLogger(DeadLetterConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DeadLetterStore store;

    DeadLetterConsumer(DeadLetterStore store) {
        this.store = store;
    }

    @Incoming("dead-letters")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        Map<TenantId, List<DeadLetterMessage>> byTenant = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            DeadLetterMessage.of(message).ifPresentOrElse(
                    letter -> byTenant.computeIfAbsent(letter.tenant(), _ -> new ArrayList<>()).add(letter),
                    () -> LOG.errorf("The dead letter at %s-%d@%d is of no company; it stays in the topic",
                            message.topic(), message.partition(), message.offset()));
        }
        return Multi.createFrom().iterable(byTenant.entrySet())
                .onItem().transformToUniAndConcatenate(entry -> keep(entry.getKey(), entry.getValue()))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> keep(TenantId tenant, List<DeadLetterMessage> letters) {
        return store.keep(tenant, letters)
                .onFailure(Availability::isDown).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(Duration.ofDays(365).toMillis())
                .onFailure().recoverWithUni(failure -> {
                    LOG.errorf(failure, "%d dead letters could not be kept; they stay in the topic", letters.size());
                    return Uni.createFrom().voidItem();
                });
    }
}
