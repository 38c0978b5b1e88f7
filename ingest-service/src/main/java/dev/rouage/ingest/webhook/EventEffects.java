package dev.rouage.ingest.webhook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.privacy.PrivacyErasure;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.ingest.webhook.EventBatch.Work;
import dev.rouage.ingest.webhook.PendingStore.Pending;
import dev.rouage.platform.event.RecordKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a batch of events does to the database. */
@ApplicationScoped
class EventEffects {
    private final EventStore events;
    private final ChangeWriter writer;
    private final PendingStore pending;
    private final PrivacyErasure erasure;
    private final KeptEvents kept;
    private final ForgottenEvents forgotten;
    private final WebhookConfig config;

    EventEffects(EventStore events, ChangeWriter writer, PendingStore pending, PrivacyErasure erasure,
            KeptEvents kept, ForgottenEvents forgotten, WebhookConfig config) {
        this.events = events;
        this.writer = writer;
        this.pending = pending;
        this.erasure = erasure;
        this.kept = kept;
        this.forgotten = forgotten;
        this.config = config;
    }

    Uni<Void> apply(SqlConnection connection, Turn turn, EventBatch batch, ChangeItems mapping) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<RecordKind, List<Work>> work : batch.work().entrySet()) {
            List<Work> items = work.getValue();
            done = done
                    .chain(() -> writer.write(connection, turn, work.getKey(), items.stream().map(Work::item).toList(),
                            (position, error) -> batch.refuse(items.get(position).event(), error)));
        }
        for (Change.Gap gap : batch.gaps()) {
            done = done.chain(() -> mark(connection, turn, gap, mapping));
        }
        for (Change.Erasure forgotten : batch.erasures()) {
            done = done.chain(() -> forget(connection, turn, forgotten, mapping));
        }
        done = done.chain(() -> forgotten.mark(connection, turn, batch, mapping));
        done = done.chain(() -> events.finish(connection, turn, batch.settled()));
        return done.chain(() -> defer(connection, turn, batch.deferred()));
    }

    /** Takes up what waited for records that have come another way, and removes events that are old enough. */
    Uni<Void> tidy(SqlConnection connection, Turn turn) {
        return pending.applicable(connection, turn).chain(applicable -> {
            Map<RecordKind, List<Pending>> byKind = new EnumMap<>(RecordKind.class);
            applicable.forEach(
                    change -> byKind.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change));
            Uni<Void> done = Uni.createFrom().voidItem();
            for (Map.Entry<RecordKind, List<Pending>> changes : byKind.entrySet()) {
                done = done.chain(
                        () -> writer.takeUp(connection, turn, changes.getKey(), changes.getValue(), List.of()));
            }
            return done;
        }).chain(() -> events.expire(connection, turn, config.retention()));
    }

    private Uni<Void> defer(SqlConnection connection, Turn turn, List<EventOutcome> outcomes) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (EventOutcome outcome : outcomes) {
            done = done.chain(() -> events.defer(connection, turn, outcome, config.attempts()));
        }
        return done;
    }

    private Uni<Void> mark(SqlConnection connection, Turn turn, Change.Gap gap, ChangeItems mapping) {
        if (gap.ids().isEmpty()) {
            return key(gap.object(), "any", mapping)
                    .map(any -> pending.markDirty(connection, turn, any.kind(), List.of(""), gap.reason()))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }
        List<MappedItem.Readable> keys = gap.ids().stream().flatMap(id -> key(gap.object(), id, mapping).stream())
                .toList();
        return pending.markDirty(connection, turn, keys.getFirst().kind(), keys.stream()
                .map(MappedItem.Readable::item).map(EventEffects::externalId).toList(), gap.reason());
    }

    private Uni<Void> forget(SqlConnection connection, Turn turn, Change.Erasure person, ChangeItems mapping) {
        MappedItem.Readable key = key(person.object(), person.id(), mapping).orElseThrow();
        String source = key.item().path("source").asText();
        RecordKey record = new RecordKey(source, key.kind(), externalId(key.item()));
        return erasure.erase(connection, turn.tenant(), record)
                .chain(() -> kept.forget(connection, turn.tenant(), List.of(record.id(turn.tenant())),
                        Map.of(turn.connection(), Set.of(person.object() + "/" + person.id()))))
                .replaceWithVoid();
    }

    private static Optional<MappedItem.Readable> key(String object, String id, ChangeItems mapping) {
        return mapping.key(object, id).filter(MappedItem.Readable.class::isInstance)
                .map(MappedItem.Readable.class::cast);
    }

    private static String externalId(ObjectNode item) {
        return item.path("externalId").asText();
    }
}
