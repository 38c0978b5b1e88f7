package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBatchTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());

    @Test
    void followsChainsOfMergesAndRefusesCycles() {
        RecordBatch batch = new RecordBatch(Map.of());

        List<WriteOutcome> outcomes = batch.apply(List.of(merge("b", "c", 1), merge("a", "b", 2), merge("c", "a", 3),
                merge("d", "d", 4)));

        assertThat(accepted(outcomes.get(1)).record().mergedInto()).isEqualTo(id("c"));
        assertThat(codes(outcomes.get(2))).containsExactly(RecordErrorCode.MERGE_CYCLE);
        assertThat(codes(outcomes.get(3))).containsExactly(RecordErrorCode.MERGE_INTO_SELF);
        assertThat(batch.toStore()).hasSize(2);
    }

    @Test
    void takesTheSameRecordTwiceInOneBatch() {
        RecordBatch batch = new RecordBatch(Map.of());

        List<WriteOutcome> outcomes = batch.apply(List.of(upsert("a", 7L, "Acme"), upsert("a", 7L, "Acme"),
                upsert("a", 7L, "Other"), upsert("a", 8L, "New"), upsert("a", 6L, "Old"), upsert("a", null, "Late")));

        assertThat(accepted(outcomes.get(0)).status()).isEqualTo(WriteStatus.CREATED);
        assertThat(accepted(outcomes.get(1)).status()).isEqualTo(WriteStatus.UNCHANGED);
        assertThat(codes(outcomes.get(2))).containsExactly(RecordErrorCode.VERSION_CONFLICT);
        assertThat(accepted(outcomes.get(3)).status()).isEqualTo(WriteStatus.UPDATED);
        assertThat(accepted(outcomes.get(4)).status()).isEqualTo(WriteStatus.STALE);
        assertThat(codes(outcomes.get(5))).containsExactly(RecordErrorCode.VERSION_REQUIRED);
        assertThat(batch.toStore()).singleElement()
                .satisfies(record -> assertThat(record.fields().get("name").textValue()).isEqualTo("New"));
    }

    @Test
    void aDeletionThatComesBeforeItsRecordStands() {
        RecordBatch batch = new RecordBatch(Map.of());
        RecordInput deletion = input("a", Operation.DELETE, new Clock(9L, Instant.EPOCH), Map.of(), null);

        List<WriteOutcome> outcomes = batch.apply(List.of(deletion, upsert("a", 5L, "Acme")));

        assertThat(accepted(outcomes.get(1)).record().state()).isEqualTo(RecordState.DELETED);
    }

    @Test
    void aNewRecordNeedsItsRequiredFieldsAndALaterWriteDoesNot() {
        RecordBatch batch = new RecordBatch(Map.of());
        RecordInput nothing = input("a", Operation.UPSERT, new Clock(1L, Instant.EPOCH), Map.of(), null);
        RecordInput segment = input("a", Operation.UPSERT, new Clock(3L, Instant.EPOCH),
                Map.of("segment", TextNode.valueOf("SMB")), null);

        List<WriteOutcome> outcomes = batch.apply(List.of(nothing, upsert("a", 2L, "Acme"), segment));

        assertThat(codes(outcomes.get(0))).containsExactly(RecordErrorCode.MISSING_FIELD);
        assertThat(accepted(outcomes.get(2)).record().fields()).containsOnlyKeys("name", "segment");
    }

    @Test
    void aRestoreNeedsARecordThatIsWhole() {
        RecordBatch batch = new RecordBatch(Map.of());

        List<WriteOutcome> outcomes = batch.apply(List.of(change("a", Operation.DELETE, 1),
                change("a", Operation.RESTORE, 2), upsert("a", 3L, "Acme"), change("a", Operation.RESTORE, 4)));

        assertThat(codes(outcomes.get(1))).containsExactly(RecordErrorCode.MISSING_FIELD);
        assertThat(accepted(outcomes.get(2)).record().state()).isEqualTo(RecordState.DELETED);
        assertThat(accepted(outcomes.get(3)).record().state()).isEqualTo(RecordState.LIVE);
    }

    @Test
    void twoStatesOfTheSameVersionContradictEachOther() {
        RecordBatch batch = new RecordBatch(Map.of());

        List<WriteOutcome> outcomes = batch.apply(List.of(upsert("a", 1L, "Acme"), change("a", Operation.DELETE, 2),
                change("a", Operation.DELETE, 2), change("a", Operation.RESTORE, 2), merge("a", "b", 2)));

        assertThat(accepted(outcomes.get(2)).status()).isEqualTo(WriteStatus.UNCHANGED);
        assertThat(codes(outcomes.get(3))).containsExactly(RecordErrorCode.VERSION_CONFLICT);
        assertThat(codes(outcomes.get(4))).containsExactly(RecordErrorCode.VERSION_CONFLICT);
    }

    @Test
    void fieldsOfTheSourcesOwnDoNotPileUp() {
        RecordBatch batch = new RecordBatch(Map.of());
        List<RecordInput> inputs = new ArrayList<>(List.of(upsert("a", 1L, "Acme")));
        for (int i = 0; i < 65; i++) {
            inputs.add(input("a", Operation.UPSERT, new Clock(2L + i, Instant.EPOCH),
                    Map.of("custom.own" + i, i % 2 == 0 ? TextNode.valueOf("x") : NullNode.getInstance()), null));
        }

        List<WriteOutcome> outcomes = batch.apply(inputs);

        assertThat(accepted(outcomes.get(64)).status()).isNotNull();
        assertThat(codes(outcomes.get(65))).containsExactly(RecordErrorCode.TOO_MANY_CUSTOM_FIELDS);
    }

    private static RecordInput change(String externalId, Operation operation, long version) {
        return input(externalId, operation, new Clock(version, Instant.EPOCH), Map.of(), null);
    }

    private static RecordInput merge(String from, String into, long version) {
        return input(from, Operation.MERGE, new Clock(version, Instant.EPOCH), Map.of(), id(into));
    }

    private static RecordInput upsert(String externalId, @Nullable Long version, String name) {
        return input(externalId, Operation.UPSERT, new Clock(version, Instant.EPOCH),
                new HashMap<>(Map.of("name", TextNode.valueOf(name))), null);
    }

    private static RecordInput input(String externalId, Operation operation, Clock clock, Map<String, JsonNode> fields,
            @Nullable UUID survivor) {
        return new RecordInput(key(externalId), id(externalId), operation, clock, fields, Map.of(), survivor);
    }

    private static RecordKey key(String externalId) {
        return new RecordKey("crm", RecordKind.ACCOUNT, externalId);
    }

    private static UUID id(String externalId) {
        return key(externalId).id(TENANT);
    }

    private static WriteOutcome.Accepted accepted(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
        return (WriteOutcome.Accepted) outcome;
    }

    private static List<RecordErrorCode> codes(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
        return ((WriteOutcome.Refused) outcome).errors().stream().map(RecordError::code).toList();
    }
}
