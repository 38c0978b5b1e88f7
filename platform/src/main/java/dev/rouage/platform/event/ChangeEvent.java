package dev.rouage.platform.event;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A change of a CRM record, as the record's whole state after it.
 *
 * @param revision
 *            grows with each change of the record; of two events the one with the higher revision holds
 * @param mergedInto
 *            the survivor's id, when the state is {@code MERGED}
 * @param recordedAt
 *            when the change was stored
 * @param fields
 *            the fields by name, references as ids; what is absent is null
 * @param history
 *            by field ({@code stage}, {@code owner}) the list of {@code {value, at}} in time order
 */
public record ChangeEvent(TenantId tenant, RecordKind kind, UUID id, long revision, RecordState state,
        @Nullable UUID mergedInto, String source, String externalId, Instant recordedAt, ObjectNode fields,
        ObjectNode history) {}
