package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a CRM tells about a stage.
 *
 * @param position
 *            in the pipeline's order; null when it is not told
 * @param probability
 *            that a deal in it will be won, 0..1; null when it is not told
 */
public record PipelineStage(StageCategory category, @Nullable Integer position, @Nullable BigDecimal probability) {}
