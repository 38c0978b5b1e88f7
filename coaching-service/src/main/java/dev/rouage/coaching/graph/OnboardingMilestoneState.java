package dev.rouage.coaching.graph;

import dev.rouage.coaching.program.MilestoneState;
import org.eclipse.microprofile.graphql.Description;

/** {@link MilestoneState} as the graph shows it. */
@Description("Where a rep stands with a milestone")
public enum OnboardingMilestoneState {
    @Description("Completed by its due day")
    ON_TIME, @Description("Completed after its due day")
    LATE, @Description("Not completed, and its due day has passed")
    OVERDUE, @Description("Not completed; due today or within the next five working days")
    DUE, @Description("Not completed; due later than that")
    UPCOMING;

    static OnboardingMilestoneState of(MilestoneState state) {
        return switch (state) {
            case ON_TIME -> ON_TIME;
            case LATE -> LATE;
            case OVERDUE -> OVERDUE;
            case DUE -> DUE;
            case UPCOMING -> UPCOMING;
        };
    }
}
