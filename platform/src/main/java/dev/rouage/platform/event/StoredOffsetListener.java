package dev.rouage.platform.event;

import java.time.Duration;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Starts each assigned partition where this service's own database says, so that a restored database reads again what it
 * lost. Kafka's own committed offsets only show the lag.
 */
@ApplicationScoped
@Identifier("stored-offsets")
class StoredOffsetListener implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(StoredOffsetListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConsumedOffsets offsets;

    StoredOffsetListener(ConsumedOffsets offsets) {
        this.offsets = offsets;
    }

    /**
     * A failure here would end the consumer for good. While the database is away the partitions are read from wherever Kafka
     * begins instead: what lies below the stored offset is dropped when it is applied.
     */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            offsets.of(partitions).await().atMost(PATIENCE).forEach(consumer::seek);
        } catch (RuntimeException failure) {
            LOG.warnf("Where to begin in %s is unknown, since the database is away: %s", partitions, failure);
        }
    }
}
