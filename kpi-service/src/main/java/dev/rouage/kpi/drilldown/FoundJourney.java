package dev.rouage.kpi.drilldown;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A journey as it is stored.
 *
 * @param contributions
 *            all of them, as text
 */
public record FoundJourney(UUID id, LocalDate lastDay, String contributions) {}
