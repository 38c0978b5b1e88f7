package dev.rouage.ingest.privacy;

import java.util.List;
import java.util.UUID;

/**
 * What an erasure has done.
 *
 * @param ids
 *            the ids that the person's records keep: the one asked for and those that were merged with it
 * @param erased
 *            how many records were changed now; 0 when it had been done before
 */
public record ErasureReceipt(List<UUID> ids, int erased) {}
