package dev.rouage.kpi.drilldown;

import dev.rouage.kpi.figure.Ingredients;
import dev.rouage.kpi.report.Origin;

/**
 * Looks for journeys of one kind that may be ingredients of a figure.
 *
 * @param after
 *            behind which one; it names the kind
 * @param limit
 *            how many at most
 */
public record JourneySearch(Origin origin, Ingredients ingredients, Position after, int limit) {}
