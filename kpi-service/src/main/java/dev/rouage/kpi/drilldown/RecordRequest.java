package dev.rouage.kpi.drilldown;

import java.util.Optional;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.report.Origin;

/**
 * Asks for a page of the records of a figure.
 *
 * @param origin
 *            what the figure is about
 * @param after
 *            behind which position the page begins; empty for the first one
 */
public record RecordRequest(Origin origin, KpiId kpi, Optional<Position> after, int size) {}
