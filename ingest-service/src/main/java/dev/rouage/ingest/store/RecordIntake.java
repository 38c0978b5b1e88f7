package dev.rouage.ingest.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.RecordBatch;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordInput;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.ingest.record.WriteOutcome;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Takes items in: what can be applied is stored within the caller's transaction, and each item gets its result. */
@ApplicationScoped
public class RecordIntake {
    private static final int ATTEMPTS = 5;

    private final RecordStore store;

    RecordIntake(RecordStore store) {
        this.store = store;
    }

    /** Applies the items of one kind; the results are in the items' order. */
    public Uni<List<RecordResult>> take(SqlConnection connection, TenantId tenant, RecordKind kind,
            List<ReadItem> items) {
        Intake intake = new Intake(connection, tenant, kind, items, new RecordResult[items.size()]);
        return apply(intake, intake.refuseInvalid(), ATTEMPTS).replaceWith(intake::answers);
    }

    /** Applies items that are prepared: inserts what is new in one statement, and looks only at what was there. */
    public Uni<List<RecordResult>> take(SqlConnection connection, PreparedItems prepared) {
        Intake intake = new Intake(connection, prepared.tenant(), prepared.kind(), prepared.items(),
                new RecordResult[prepared.items().size()]);
        List<Integer> valid = intake.refuseInvalid();
        if (prepared.inserts().isEmpty()) {
            return apply(intake, valid, ATTEMPTS).replaceWith(intake::answers);
        }
        return store.insert(connection, prepared)
                .chain(inserted -> apply(intake, intake.answerInserted(prepared, inserted), ATTEMPTS))
                .replaceWith(intake::answers);
    }

    private Uni<Void> apply(Intake intake, List<Integer> positions, int attempts) {
        if (positions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (attempts == 0) {
            positions.forEach(intake::refuseBusy);
            return Uni.createFrom().voidItem();
        }
        List<RecordInput> inputs = positions.stream().map(intake::input).toList();
        return store.read(intake.connection, intake.tenant, intake.kind, inputs).chain(stored -> {
            RecordBatch batch = new RecordBatch(stored);
            List<WriteOutcome> outcomes = batch.apply(inputs);
            for (int i = 0; i < outcomes.size(); i++) {
                intake.answer(positions.get(i), outcomes.get(i));
            }
            return write(intake, stored, batch)
                    .chain(contested -> apply(intake, intake.concerning(positions, contested), attempts - 1));
        });
    }

    private Uni<Set<UUID>> write(Intake intake, Map<UUID, StoredRecord> stored, RecordBatch batch) {
        return store.write(intake.connection, intake.tenant, intake.kind, stored, batch);
    }

    private record Intake(SqlConnection connection, TenantId tenant, RecordKind kind, List<ReadItem> items,
            RecordResult[] results) {

        /** Answers what could not be read; the positions of the others. */
        List<Integer> refuseInvalid() {
            List<Integer> valid = new ArrayList<>(results.length);
            for (int i = 0; i < results.length; i++) {
                switch (items.get(i)) {
                    case ReadItem.Invalid(String rowKey, List<RecordError> errors) ->
                        results[i] = RecordResult.rejected(rowKey, null, errors);
                    case ReadItem.Valid _ -> valid.add(i);
                }
            }
            return valid;
        }

        /** Answers the items whose record was inserted; the positions of the others. */
        List<Integer> answerInserted(PreparedItems prepared, Set<UUID> inserted) {
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < prepared.outcomes().size(); i++) {
                int position = prepared.valid().get(i);
                if (inserted.contains(input(position).id())) {
                    answer(position, prepared.outcomes().get(i));
                } else {
                    others.add(position);
                }
            }
            return others;
        }

        List<RecordResult> answers() {
            return Arrays.asList(results);
        }

        RecordInput input(int position) {
            return ((ReadItem.Valid) items.get(position)).input();
        }

        void answer(int position, WriteOutcome outcome) {
            String rowKey = items.get(position).rowKey();
            UUID id = input(position).id();
            results[position] = switch (outcome) {
                case WriteOutcome.Accepted accepted -> new RecordResult(rowKey, accepted.status(), id, List.of());
                case WriteOutcome.Refused(List<RecordError> errors) -> RecordResult.rejected(rowKey, id, errors);
            };
        }

        void refuseBusy(int position) {
            results[position] = RecordResult.rejected(items.get(position).rowKey(), input(position).id(),
                    List.of(new RecordError(RecordErrorCode.BUSY_RECORD, "",
                            "Others keep writing this record; send it again")));
        }

        List<Integer> concerning(List<Integer> positions, Set<UUID> contested) {
            return positions.stream().filter(position -> contested.contains(input(position).id())).toList();
        }
    }
}
