package dev.rouage.ingest.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordBatch;
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.ingest.record.WriteOutcome;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeOrderProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 500)
    void changesInPiecesMakeTheSameRecordInAnyOrder(@ForAll("changes") List<ObjectNode> changes,
            @ForAll Random random) {
        List<ObjectNode> shuffled = new ArrayList<>(changes);
        Collections.shuffle(shuffled, random);

        assertThat(comparable(arrive(shuffled))).isEqualTo(comparable(arrive(changes)));
    }

    @Provide
    Arbitrary<List<ObjectNode>> changes() {
        Arbitrary<ObjectNode> change = Combinators.combine(Arbitraries.of("stage", "createdAt", "amount", "op"),
                Arbitraries.integers().between(1, 3)).as(ChangeOrderProperties::change);
        return change.list().ofMinSize(1).ofMaxSize(12).map(ChangeOrderProperties::atDifferentTimes);
    }

    private static ObjectNode change(String what, int value) {
        ObjectNode item = StrictJson.mapper().createObjectNode().put("source", "crm").put("externalId", "7");
        return switch (what) {
            case "op" -> item.put("op", value == 1 ? "DELETE" : "RESTORE");
            case "createdAt" -> fields(item, what, "2026-01-0" + value);
            case "stage" -> fields(item, what, "Stage " + value);
            default -> fields(item, what, Integer.toString(value));
        };
    }

    private static ObjectNode fields(ObjectNode item, String field, String value) {
        item.putObject("fields").put(field, value);
        return item;
    }

    private static List<ObjectNode> atDifferentTimes(List<ObjectNode> changes) {
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).put("occurredAt", START.plusSeconds(i).toString());
        }
        return changes;
    }

    /** What the writer does, one change after the other: those that are refused for want of a record wait. */
    private static @Nullable StoredRecord arrive(List<ObjectNode> changes) {
        Map<UUID, StoredRecord> stored = new HashMap<>();
        List<ObjectNode> waiting = new ArrayList<>();
        for (ObjectNode change : changes) {
            if (!write(stored, change)) {
                waiting.add(change);
            }
            List<ObjectNode> again = List.copyOf(waiting);
            if (!again.isEmpty()) {
                RecordSeed.of(RecordKind.OPPORTUNITY, again).ifPresent(seed -> write(stored, seed));
                waiting.clear();
                again.forEach(one -> {
                    if (!write(stored, one)) {
                        waiting.add(one);
                    }
                });
            }
        }
        return stored.values().stream().findFirst().orElse(null);
    }

    private static boolean write(Map<UUID, StoredRecord> stored, ObjectNode item) {
        ReadItem read = new RecordReader(new TenantId(new UUID(1, 2)), RecordKind.OPPORTUNITY, START.plusSeconds(99))
                .read(item);
        ReadItem.Valid valid = (ReadItem.Valid) read;
        WriteOutcome outcome = new RecordBatch(stored).apply(List.of(valid.input())).getFirst();
        if (outcome instanceof WriteOutcome.Accepted accepted) {
            stored.put(valid.input().id(), accepted.record());
            return true;
        }
        return false;
    }

    private static String comparable(@Nullable StoredRecord record) {
        return record == null
                ? "nothing"
                : record.state() + " " + new TreeMap<>(record.fields()) + " "
                        + new TreeMap<>(record.timeline());
    }
}
