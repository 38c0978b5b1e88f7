package dev.rouage.kpi.objective.book;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.objective.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An objective and how far it has come, seen from somewhere.
 *
 * @param figure
 *            of the days of its period up to today; null before the first one
 */
public record AssessedObjective(Viewpoint viewpoint, RecordedObjective recorded, @Nullable Figure figure,
        Progress progress) {}
