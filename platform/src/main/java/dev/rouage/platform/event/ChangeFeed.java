package dev.rouage.platform.event;

import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** Applies batches of {@code crm.changes} so that each change takes effect exactly once, see {@link EventFeed}. */
@ApplicationScoped
public class ChangeFeed {
    private final EventFeed feed;

    ChangeFeed(EventFeed feed) {
        this.feed = feed;
    }

    /** Applies the batch; completes when all of it is committed. */
    public Uni<Void> apply(ConsumerRecords<byte[], byte[]> batch, FeedEffect effect) {
        return apply(batch, EnumSet.allOf(RecordKind.class), effect);
    }

    /** Applies the changes of these kinds of records; those of others are passed over unread. */
    public Uni<Void> apply(ConsumerRecords<byte[], byte[]> batch, Set<RecordKind> kinds, FeedEffect effect) {
        return feed.apply(batch, new Changes(kinds), effect::apply);
    }

    /** Changes of some kinds of records; whatever has another key is read, to be refused with its cause. */
    private record Changes(Set<RecordKind> kinds) implements EventFeed.Format<ChangeEvent> {
        @Override
        public ChangeEvent read(byte[] value) throws UnreadableEventException {
            return ChangeEventJson.read(value);
        }

        @Override
        public TenantId tenant(ChangeEvent event) {
            return event.tenant();
        }

        @Override
        public boolean concerns(byte @Nullable [] key) {
            return ChangeEventJson.kind(key).map(kinds::contains).orElse(true);
        }
    }
}
