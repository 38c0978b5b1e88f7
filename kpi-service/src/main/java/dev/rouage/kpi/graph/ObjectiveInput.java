package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.Direction;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.Goal;
import dev.rouage.kpi.objective.ObjectiveRole;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.objective.book.ObjectiveDraft;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An objective to set. */
@Input("ObjectiveInput")
@Description("An objective to set: of a team, then with a role, or of a rep")
public class ObjectiveInput {
    private static final int MOST_DAYS = 3_660;

    /** An id. */
    @Id
    @Description("The team")
    public @Nullable String team;

    /** An id. */
    @Id
    @Description("The rep")
    public @Nullable String rep;

    /** Of a team's. */
    @Description("MAIN or INDICATOR of a team; INDIVIDUAL or absent of a rep")
    public @Nullable ObjectiveRole role;

    /** What about. */
    @NonNull
    @Description("The figure; one that should rise or fall")
    public KpiId kpi;

    /** In the figure's unit. */
    @NonNull
    @Description("The value to reach, in the figure's unit; ratios 0..1")
    public BigDecimal target;

    /** In the figure's unit. */
    @Description("The value that a figure which should fall starts from, in its unit; without it there is no attainment")
    public @Nullable BigDecimal baseline;

    /** The first day. */
    @NonNull
    @Description("The first day of the period")
    public LocalDate from;

    /** The end. */
    @NonNull
    @Description("The day after the last one of the period, at most 10 years later")
    public LocalDate to;

    ObjectiveDraft draft() {
        if (Catalogue.definition(kpi).direction() == Direction.NEUTRAL) {
            throw invalid(kpi + " should neither rise nor fall: it can't be an objective");
        }
        if (!from.isBefore(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw invalid("'from' must lie before 'to', which is the day after the last one, by at most " + MOST_DAYS
                    + " days");
        }
        Subject subject = subject();
        return new ObjectiveDraft(subject, role(subject), kpi, new Period(from, to),
                new Goal(number("target", target), baseline == null ? null : number("baseline", baseline)));
    }

    /** Refuses numbers that nothing real has. */
    static BigDecimal number(String name, BigDecimal number) {
        if (number.scale() > 6 || number.precision() - (long) number.scale() > 15) {
            throw invalid("'" + name + "' has more than 15 digits before the point or 6 behind it");
        }
        return number;
    }

    private Subject subject() {
        if (team != null && rep == null) {
            return Subject.team(Ids.parse(team));
        }
        if (rep != null && team == null) {
            return Subject.rep(Ids.parse(rep));
        }
        throw invalid("An objective has either a team or a rep");
    }

    private ObjectiveRole role(Subject subject) {
        ObjectiveRole given = role == null && subject.type() == Subject.Type.REP ? ObjectiveRole.INDIVIDUAL : role;
        boolean individual = given == ObjectiveRole.INDIVIDUAL;
        if (given == null || individual != (subject.type() == Subject.Type.REP)) {
            throw invalid("The role of a team's objective is MAIN or INDICATOR, that of a rep's INDIVIDUAL");
        }
        return given;
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
