package dev.rouage.kpi.journey.lead;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A lead record as its CRM states it; ids are as stated, merges are not followed yet.
 *
 * @param qualifiedAt
 *            null when it was not found worth pursuing, or not yet
 */
public record Lead(UUID id, Instant detectedAt, @Nullable Instant qualifiedAt, @Nullable UUID owner,
        @Nullable UUID account) {}
