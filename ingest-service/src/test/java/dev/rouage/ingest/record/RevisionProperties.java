package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionProperties {
    private static final RecordKey KEY = new RecordKey("crm", RecordKind.OPPORTUNITY, "1");
    private static final UUID ID = UUID.randomUUID();
    private static final UUID SURVIVOR = UUID.randomUUID();

    /** A write in short: its position in time is its position in the list. */
    record Write(Operation operation, Map<String, String> fields) {}

    @Property
    void ofEachFieldTheNewestWriteHoldsWhateverTheOrderOfArrival(@ForAll("writes") List<Write> writes,
            @ForAll long seed) {
        List<RecordInput> inputs = inputs(writes);
        List<RecordInput> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, new Random(seed));

        StoredRecord record = applyAll(shuffled);

        Map<String, JsonNode> expected = new HashMap<>();
        inputs.forEach(input -> expected.putAll(input.fields()));
        assertThat(record.fields()).isEqualTo(expected);
    }

    @Property
    void theNewestDeletionRestoreOrMergeDecidesTheState(@ForAll("writes") List<Write> writes, @ForAll long seed) {
        List<RecordInput> inputs = inputs(writes);
        List<RecordInput> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, new Random(seed));

        StoredRecord record = applyAll(shuffled);

        RecordState expected = RecordState.LIVE;
        for (RecordInput input : inputs) {
            expected = switch (input.operation()) {
                case UPSERT -> expected;
                case RESTORE -> RecordState.LIVE;
                case DELETE -> RecordState.DELETED;
                case MERGE -> RecordState.MERGED;
            };
        }
        assertThat(record.state()).isEqualTo(expected);
        assertThat(record.mergedInto() != null).isEqualTo(expected == RecordState.MERGED);
    }

    @Property
    void theTimelineDoesNotDependOnTheOrderOfArrival(@ForAll("writes") List<Write> writes, @ForAll long seed) {
        List<RecordInput> inputs = inputs(writes);
        List<RecordInput> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(applyAll(shuffled).timeline()).isEqualTo(applyAll(inputs).timeline());
    }

    @Property
    void repeatingWritesChangesNothing(@ForAll("writes") List<Write> writes, @ForAll long seed) {
        List<RecordInput> inputs = inputs(writes);
        StoredRecord once = applyAll(inputs);
        List<RecordInput> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, new Random(seed));

        StoredRecord record = once;
        for (RecordInput input : shuffled) {
            WriteOutcome.Accepted outcome = (WriteOutcome.Accepted) Revision.apply(record, input);
            assertThat(outcome.toStore()).isFalse();
            assertThat(outcome.status()).isIn(WriteStatus.UNCHANGED, WriteStatus.STALE);
            record = outcome.record();
        }
        assertThat(record.revision()).isEqualTo(once.revision());
    }

    @Property
    void theRevisionGrowsExactlyWhenSomethingVisibleChanges(@ForAll("writes") List<Write> writes, @ForAll long seed) {
        List<RecordInput> shuffled = new ArrayList<>(inputs(writes));
        Collections.shuffle(shuffled, new Random(seed));
        StoredRecord before = null;
        for (RecordInput input : shuffled) {
            if (Revision.apply(before, input) instanceof WriteOutcome.Accepted(var _, StoredRecord after, var _)) {
                if (before != null) {
                    assertThat(after.revision() > before.revision()).isEqualTo(!visible(before).equals(visible(after)));
                }
                before = after;
            }
        }
    }

    /** What an event shows of a record. */
    private static List<Object> visible(StoredRecord record) {
        Map<String, JsonNode> set = new HashMap<>(record.fields());
        set.values().removeIf(JsonNode::isNull);
        return List.of(set, record.state(), Set.copyOf(
                record.mergedInto() == null ? new HashSet<UUID>() : Set.of(record.mergedInto())), record.timeline());
    }

    private static StoredRecord applyAll(List<RecordInput> inputs) {
        StoredRecord record = null;
        for (RecordInput input : inputs) {
            WriteOutcome outcome = Revision.apply(record, input);
            assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
            record = ((WriteOutcome.Accepted) outcome).record();
        }
        assertThat(record).isNotNull();
        return record;
    }

    private static List<RecordInput> inputs(List<Write> writes) {
        List<RecordInput> inputs = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            Map<String, JsonNode> fields = new HashMap<>();
            writes.get(i).fields().forEach((field, value) -> fields.put(field,
                    value.isEmpty() && !field.equals("stage") ? NullNode.getInstance() : TextNode.valueOf(value)));
            if (writes.get(i).operation() == Operation.UPSERT) {
                // a write that may create the record brings what every record needs
                fields.putIfAbsent("stage", TextNode.valueOf("Open"));
                fields.putIfAbsent("createdAt", TextNode.valueOf("2026-01-01"));
            }
            Clock clock = new Clock(null, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i));
            inputs.add(new RecordInput(KEY, ID, writes.get(i).operation(), clock, fields, Map.of(),
                    writes.get(i).operation() == Operation.MERGE ? SURVIVOR : null));
        }
        return inputs;
    }

    /** No restores of what is not there yet: those are refused, whatever came before in time. */
    @Provide
    Arbitrary<List<Write>> writes() {
        Arbitrary<Operation> operations = Arbitraries.frequency(Tuple.of(6, Operation.UPSERT),
                Tuple.of(1, Operation.DELETE), Tuple.of(1, Operation.MERGE));
        Arbitrary<Map<String, String>> fields = Arbitraries.maps(
                Arbitraries.of("stage", "product", "currency", "custom.color"), Arbitraries.of("", "A", "B", "C"));
        return Combinators.combine(operations, fields).as(Write::new).list().ofMinSize(1).ofMaxSize(12);
    }
}
