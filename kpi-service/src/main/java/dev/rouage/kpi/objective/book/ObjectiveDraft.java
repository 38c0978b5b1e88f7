package dev.rouage.kpi.objective.book;

import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.Goal;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRole;
import dev.rouage.kpi.objective.Subject;

/** An objective to be set. */
public record ObjectiveDraft(Subject subject, ObjectiveRole role, KpiId kpi, Period period, Goal goal) {

    Objective first(UUID id) {
        return new Objective(id, 1, subject, role, kpi, period, goal);
    }
}
