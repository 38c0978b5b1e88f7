package dev.rouage.ingest.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import dev.rouage.ingest.record.Clock;
import dev.rouage.ingest.record.Erasure;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Erases a person wherever the service keeps something of it, in one transaction. The feed then tells the record without
 * its person, and consumers replace what they have. Doing it again changes nothing and gives the same answer.
 */
@ApplicationScoped
public class PrivacyErasure {
    private final TenantDatabase database;
    private final ErasedRecords records;
    private final Instance<PersonalData> places;

    PrivacyErasure(TenantDatabase database, ErasedRecords records, @Any Instance<PersonalData> places) {
        this.database = database;
        this.records = records;
        this.places = places;
    }

    /** Erases who that is, or will be once its record comes. */
    public Uni<ErasureReceipt> erase(TenantId tenant, RecordKey key) {
        return database.inTransaction(tenant, connection -> erase(connection, tenant, key));
    }

    /** The same within the caller's transaction. */
    public Uni<ErasureReceipt> erase(SqlConnection connection, TenantId tenant, RecordKey key) {
        Clock now = new Clock(null, Instant.now());
        UUID id = key.id(tenant);
        return records.lock(connection, tenant, key.kind(), id).chain(found -> {
            List<StoredRecord> changed = found.isEmpty()
                    ? List.of(Erasure.unseen(key, id, now))
                    : found.stream().flatMap(record -> Erasure.erase(record, now).stream()).toList();
            Person person = person(key, id, found);
            return Multi.createFrom().iterable(changed)
                    .onItem().transformToUniAndConcatenate(record -> write(connection, tenant, record))
                    .collect().last()
                    .chain(() -> records.forget(connection, tenant, key.kind(), person.ids()))
                    .chain(() -> elsewhere(connection, tenant, person))
                    .replaceWith(new ErasureReceipt(person.ids(), changed.size()));
        });
    }

    private Uni<Boolean> write(SqlConnection connection, TenantId tenant, StoredRecord record) {
        return records.write(connection, tenant, record).invoke(written -> {
            if (!written) {
                throw new RouageException(RecordErrorCode.BUSY_RECORD,
                        "The record has just been created; send the request again");
            }
        });
    }

    private Uni<Void> elsewhere(SqlConnection connection, TenantId tenant, Person person) {
        return Multi.createFrom().iterable(places).onItem()
                .transformToUniAndConcatenate(place -> place.erase(connection, tenant, person)).collect().last()
                .replaceWithVoid();
    }

    private static Person person(RecordKey key, UUID id, List<StoredRecord> found) {
        List<UUID> ids = new ArrayList<>(found.stream().map(StoredRecord::id).toList());
        if (!ids.contains(id)) {
            ids.add(id);
        }
        List<RecordKey> keys = new ArrayList<>(found.stream().map(StoredRecord::key).toList());
        keys.add(key);
        return new Person(key.kind(), ids, keys.stream().distinct().toList());
    }
}
