package dev.rouage.kpi.drilldown;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;

/**
 * A record that a figure is made of, or that is left out of it.
 *
 * @param id
 *            the record's, as its kind of journey names it
 * @param lastDay
 *            the last day of all that the record contributes to any figure; it orders records
 * @param parts
 *            what it contributes to this figure, what it is left out of among it; not empty
 */
public record FigureRecord(JourneyKind kind, UUID id, LocalDate lastDay, List<Contribution> parts) {

    /** Takes a copy. */
    public FigureRecord {
        parts = List.copyOf(parts);
    }

    Position position() {
        return new Position(kind, lastDay, id);
    }
}
