package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What the deal is about.
 *
 * @param amount
 *            in {@code currency}; null where the CRM has none
 * @param currency
 *            ISO 4217
 */
public record DealTerms(@Nullable BigDecimal amount, @Nullable String currency, DealType type,
        @Nullable String product) {}
