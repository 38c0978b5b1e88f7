package dev.rouage.ingest.push;

import java.util.List;

import dev.rouage.ingest.idempotency.IdempotencyKey;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;

/**
 * A batch that has been read.
 *
 * @param isAtomic
 *            whether one rejected record rejects them all
 * @param fingerprint
 *            tells the request from another one under the same key
 */
record Batch(TenantId tenant, RecordKind kind, List<ReadItem> items, boolean isAtomic, IdempotencyKey key,
        byte[] fingerprint) {}
