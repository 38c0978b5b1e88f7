package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a deal's contributions depend on beside the deal itself: when one of these changes, the deal is worked out again.
 *
 * @param owner
 *            the rep it is attributed to, before merges are followed; so are the other ids
 * @param rateCurrency
 *            the foreign currency it was, or could not be, converted from
 * @param rateOn
 *            the day whose rate it needs
 */
public record Dependencies(@Nullable UUID owner, @Nullable UUID account, @Nullable UUID lead,
        @Nullable String rateCurrency, @Nullable LocalDate rateOn) {}
