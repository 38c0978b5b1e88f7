package dev.rouage.kpi.alert;

import java.math.BigDecimal;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import org.jspecify.annotations.Nullable;

/**
 * What was the case when a rule called for attention.
 *
 * @param period
 *            over which the figure was taken
 * @param value
 *            the figure's; null when it had none but its objective had a pace
 * @param pace
 *            that of the objective; null where the rule is about a value
 * @param objective
 *            the objective that is off pace; null where the rule is about a value
 */
public record Alert(UUID id, AlertRule rule, Period period, @Nullable BigDecimal value, @Nullable BigDecimal pace,
        @Nullable UUID objective) {}
