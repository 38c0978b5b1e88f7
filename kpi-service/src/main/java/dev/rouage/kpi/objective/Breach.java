package dev.rouage.kpi.objective;

import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/**
 * Days on which a team's objectives are other than they should be.
 *
 * @param count
 *            how many there are of that role on each of the days
 */
public record Breach(UUID team, Period during, Kind kind, int count) {

    /** What is wrong. */
    @Enum("ObjectiveIssueKind")
    @Description("What is missing or too many")
    public enum Kind {
        @Description("There is no main objective")
        MAIN_MISSING,

        @Description("There are several main objectives")
        SEVERAL_MAIN,

        @Description("There is no indicator")
        INDICATOR_MISSING,

        @Description("There are more than three indicators")
        TOO_MANY_INDICATORS;

        /** Whether there is too much rather than too little. */
        public boolean isExcess() {
            return this == SEVERAL_MAIN || this == TOO_MANY_INDICATORS;
        }
    }
}
