package dev.rouage.kpi.journey.deal;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Ids of the records a deal refers to, as the CRM states them: whom they were merged into is not followed yet. */
public record DealLinks(@Nullable UUID owner, @Nullable UUID account, @Nullable UUID lead) {}
