package dev.rouage.ingest.webhook;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.privacy.ErasedPeople;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.platform.event.RecordKind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Events that a CRM sends about people who have been erased: once they have been looked at they are over, whatever was wrong
 * with them, and nothing of them is kept.
 */
@ApplicationScoped
class ForgottenEvents {
    private final ErasedPeople people;

    ForgottenEvents(ErasedPeople people) {
        this.people = people;
    }

    /** Marks those of the batch as to be forgotten. */
    Uni<Void> mark(SqlConnection connection, Turn turn, EventBatch batch, ChangeItems mapping) {
        Map<RecordKind, Map<Integer, UUID>> subjects = new EnumMap<>(RecordKind.class);
        List<Delivery> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            int position = i;
            subject(events.get(i), mapping).ifPresent(key -> subjects.computeIfAbsent(key.kind(), _ -> new HashMap<>())
                    .put(position, key.id(turn.tenant())));
        }
        return Multi.createFrom().iterable(subjects.entrySet())
                .onItem().transformToUniAndConcatenate(entry -> people
                        .among(connection, turn.tenant(), entry.getKey(), entry.getValue().values())
                        .invoke(erased -> entry.getValue().forEach((position, record) -> {
                            if (erased.contains(record)) {
                                batch.forget(position);
                            }
                        })))
                .collect().last().replaceWithVoid();
    }

    /** The record that an event is about, as far as the vendor's name for it tells. */
    private static Optional<RecordKey> subject(Delivery event, ChangeItems mapping) {
        int slash = event.object().indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return mapping.key(event.object().substring(0, slash), event.object().substring(slash + 1))
                .filter(MappedItem.Readable.class::isInstance).map(MappedItem.Readable.class::cast)
                .map(key -> new RecordKey(key.item().path("source").asText(), key.kind(),
                        key.item().path("externalId").asText()));
    }
}
