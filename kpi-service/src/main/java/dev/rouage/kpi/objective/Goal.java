package dev.rouage.kpi.objective;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Where a figure should get to, in the figure's unit.
 *
 * @param baseline
 *            where a figure that should fall starts from; not needed for one that should rise
 */
public record Goal(BigDecimal target, @Nullable BigDecimal baseline) {}
