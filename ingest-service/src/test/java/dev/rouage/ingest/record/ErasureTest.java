package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureTest {
    private static final UUID ID = UUID.randomUUID();
    private static final RecordKey ANN = new RecordKey("crm", RecordKind.REP, "ann@company.example");
    private static final Clock ERASED_AT = new Clock(null, Instant.parse("2026-02-01T00:00:00Z"));

    @Test
    void keepsWhatFiguresCountAndNothingOfThePerson() {
        StoredRecord record = erased(
                Map.of("name", "Ann", "email", "ann@company.example", "custom.phone", "+33 6 01 02 03 04", "team",
                        UUID.randomUUID().toString(), "hiredOn", "2025-01-01"));

        assertThat(record.fields()).containsOnlyKeys("name", "team", "hiredOn")
                .containsEntry("name", TextNode.valueOf(Erasure.ERASED));
        assertThat(record.key().externalId()).isEqualTo(ID.toString());
        assertThat(record.state()).isEqualTo(RecordState.LIVE);
        assertThat(record.revision()).isEqualTo(2);
        assertThat(record.toString()).doesNotContainIgnoringCase("ann@").doesNotContain("Ann").doesNotContain("+33 6");
    }

    @Test
    void refusesEveryLaterWrite() {
        StoredRecord record = erased(Map.of("name", "Ann"));
        for (Operation operation : Operation.values()) {
            WriteOutcome outcome = Revision.apply(record,
                    new RecordInput(ANN, ID, operation, new Clock(9L, Instant.now()),
                            Map.of("name", TextNode.valueOf("Ann")), Map.of(),
                            operation == Operation.MERGE ? UUID.randomUUID() : null));

            assertThat(outcome).isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> assertThat(
                    refused.errors()).extracting(RecordError::code).containsExactly(RecordErrorCode.PERSON_ERASED));
        }
    }

    @Test
    void erasesOnce() {
        assertThat(Erasure.erase(erased(Map.of("name", "Ann")), ERASED_AT)).isEmpty();
    }

    @Test
    void marksWhoHasNotComeYet() {
        StoredRecord mark = Erasure.unseen(ANN, ID, ERASED_AT);

        assertThat(Erasure.isErased(mark)).isTrue();
        assertThat(mark.state()).isEqualTo(RecordState.DELETED);
        assertThat(mark.toString()).doesNotContain("ann@");
    }

    private static StoredRecord erased(Map<String, String> fields) {
        Map<String, JsonNode> values = new HashMap<>();
        fields.forEach((field, value) -> values.put(field, TextNode.valueOf(value)));
        WriteOutcome created = Revision.apply(null, new RecordInput(ANN, ID, Operation.UPSERT,
                new Clock(1L, Instant.parse("2026-01-01T00:00:00Z")), values, Map.of("none", List.of()), null));
        return Erasure.erase(((WriteOutcome.Accepted) created).record(), ERASED_AT).orElseThrow();
    }
}
