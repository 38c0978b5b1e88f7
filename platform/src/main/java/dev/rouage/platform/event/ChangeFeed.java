package dev.rouage.platform.event;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Applies batches of {@code crm.changes} so that each change takes effect exactly once, see {@link EventFeed}. */
@ApplicationScoped
public class ChangeFeed {
    private static final EventFeed.Format<ChangeEvent> CHANGES = new EventFeed.Format<>() {
        @Override
        public ChangeEvent read(byte[] value) throws UnreadableEventException {
            return ChangeEventJson.read(value);
        }

        @Override
        public TenantId tenant(ChangeEvent event) {
            return event.tenant();
        }
    };

    private final EventFeed feed;

    ChangeFeed(EventFeed feed) {
        this.feed = feed;
    }

    /** Applies the batch; completes when all of it is committed. */
    public Uni<Void> apply(ConsumerRecords<byte[], byte[]> batch, FeedEffect effect) {
        return feed.apply(batch, CHANGES, effect::apply);
    }
}
