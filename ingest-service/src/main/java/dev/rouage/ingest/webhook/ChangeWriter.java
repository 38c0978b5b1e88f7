package dev.rouage.ingest.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.ingest.webhook.PendingStore.Pending;
import dev.rouage.platform.event.RecordKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Writes changes into their records; those whose record can't exist yet wait, and are taken up once it can. */
@ApplicationScoped
class ChangeWriter {
    private static final Set<RecordErrorCode> TOO_LITTLE_KNOWN = Set.of(RecordErrorCode.MISSING_FIELD,
            RecordErrorCode.UNKNOWN_RECORD);

    private final RecordIntake intake;
    private final PendingStore pending;
    private final Clock clock = Clock.systemUTC();

    ChangeWriter(RecordIntake intake, PendingStore pending) {
        this.intake = intake;
        this.pending = pending;
    }

    /**
     * Writes changes of one kind.
     *
     * @param refused
     *            told of the position of each change that can't be written, and why
     */
    Uni<Void> write(SqlConnection connection, Turn turn, RecordKind kind, List<ObjectNode> changes,
            BiConsumer<Integer, RecordError> refused) {
        RecordReader reader = reader(turn, kind);
        List<ReadItem> items = changes.stream().map(reader::read).toList();
        return intake.take(connection, turn.tenant(), kind, items).chain(results -> {
            List<Pending> missed = new ArrayList<>();
            Set<UUID> records = new LinkedHashSet<>();
            for (int i = 0; i < items.size(); i++) {
                RecordResult result = results.get(i);
                if (result.id() != null) {
                    records.add(result.id());
                }
                if (isTooLittleKnown(result) && result.id() != null) {
                    missed.add(new Pending(kind, result.id(), 0, changes.get(i)));
                } else if (!result.wasApplied()) {
                    refused.accept(i, result.errors().getFirst());
                }
            }
            return pending.of(connection, turn, kind, records)
                    .chain(waiting -> takeUp(connection, turn, kind, waiting, missed));
        });
    }

    /** Takes up changes whose records have come in the meantime. */
    Uni<Void> takeUp(SqlConnection connection, Turn turn, RecordKind kind, List<Pending> waiting,
            List<Pending> missed) {
        if (waiting.isEmpty() && missed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, List<Pending>> byRecord = new LinkedHashMap<>();
        waiting.forEach(change -> byRecord.computeIfAbsent(change.record(), _ -> new ArrayList<>()).add(change));
        missed.forEach(change -> byRecord.computeIfAbsent(change.record(), _ -> new ArrayList<>()).add(change));
        List<ObjectNode> seeds = byRecord.values().stream()
                .flatMap(group -> RecordSeed.of(kind, group.stream().map(Pending::item).toList()).stream()).toList();
        List<Pending> changes = byRecord.values().stream().flatMap(List::stream).toList();
        RecordReader reader = reader(turn, kind);
        List<ReadItem> items = new ArrayList<>();
        seeds.forEach(seed -> items.add(reader.read(seed)));
        changes.forEach(change -> items.add(reader.read(change.item())));
        return intake.take(connection, turn.tenant(), kind, items)
                .chain(results -> settle(connection, turn, kind, changes,
                        results.subList(seeds.size(), results.size())));
    }

    private Uni<Void> settle(SqlConnection connection, Turn turn, RecordKind kind, List<Pending> changes,
            List<RecordResult> results) {
        List<Pending> still = new ArrayList<>();
        List<Pending> over = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Pending change = changes.get(i);
            boolean waits = isTooLittleKnown(results.get(i)) || isBusy(results.get(i));
            if (waits && change.seq() == 0) {
                still.add(change);
            } else if (!waits && change.seq() != 0) {
                over.add(change);
            }
            if (!waits && !results.get(i).wasApplied() && !isOfErased(results.get(i))) {
                lost.add(change.item().path("externalId").asText());
            }
        }
        return pending.add(connection, turn, kind, still)
                .chain(() -> pending.remove(connection, turn, kind, over))
                .chain(() -> lost.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pending.markDirty(connection, turn, kind, lost, "REFUSED"));
    }

    private RecordReader reader(Turn turn, RecordKind kind) {
        Instant now = clock.instant();
        return new RecordReader(turn.tenant(), kind, now);
    }

    private static boolean isTooLittleKnown(RecordResult result) {
        return !result.wasApplied() && !result.errors().isEmpty()
                && result.errors().stream().allMatch(error -> TOO_LITTLE_KNOWN.contains(error.code()));
    }

    private static boolean isOfErased(RecordResult result) {
        return result.errors().stream().anyMatch(error -> error.code() == RecordErrorCode.PERSON_ERASED);
    }

    private static boolean isBusy(RecordResult result) {
        return result.errors().stream().anyMatch(error -> error.code() == RecordErrorCode.BUSY_RECORD);
    }
}
