package dev.rouage.kpi.feed;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.ChangeFeed;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in {@code crm.changes}, batch by batch. */
@ApplicationScoped
class CrmChangesConsumer {
    private final ChangeFeed feed;
    private final FigureEffect effect;

    CrmChangesConsumer(ChangeFeed feed, FigureEffect effect) {
        this.feed = feed;
        this.effect = effect;
    }

    @Incoming("crm-changes")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return feed.apply(batch, effect);
    }
}
