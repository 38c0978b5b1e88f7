package dev.rouage.kpi.feed;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.CoachingEnvelopeJson;
import dev.rouage.platform.event.EventFeed;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in {@code coaching.events}, batch by batch. */
@ApplicationScoped
class CoachingEventsConsumer {
    private final EventFeed feed;
    private final CoachingEffect effect;

    CoachingEventsConsumer(EventFeed feed, CoachingEffect effect) {
        this.feed = feed;
        this.effect = effect;
    }

    @Incoming("coaching-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return feed.apply(batch, CoachingEnvelopeJson.FORMAT, effect);
    }
}
