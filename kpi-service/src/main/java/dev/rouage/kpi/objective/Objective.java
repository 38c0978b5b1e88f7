package dev.rouage.kpi.objective;

import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;

/**
 * An objective: which value a figure should reach over a period.
 *
 * @param version
 *            1 when it was set, one more with each revision
 * @param period
 *            the days over which the figure is taken, and in which the objective holds
 */
public record Objective(UUID id, int version, Subject subject, ObjectiveRole role, KpiId kpi, Period period,
        Goal goal) {}
