package dev.rouage.kpi.alert.watch;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is kept.
 *
 * @param sequence
 *            grows with each alert of a company, in the order in which they are raised
 * @param team
 *            null for the company's as a whole
 * @param resolvedAt
 *            when its rule no longer called for attention; null while it does
 */
public record RecordedAlert(UUID id, long sequence, UUID rule, KpiId kpi, @Nullable UUID team,
        AlertCondition condition, BigDecimal bound, Period period, @Nullable BigDecimal value,
        @Nullable BigDecimal pace, @Nullable UUID objective, OffsetDateTime raisedAt,
        @Nullable OffsetDateTime resolvedAt) {}
