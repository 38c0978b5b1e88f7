package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import dev.rouage.kpi.objective.book.ObjectiveRevision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What to change of an objective. */
@Input("ObjectiveRevisionInput")
@Description("What to change of an objective; what is absent stays as it is")
public class ObjectiveRevisionInput {
    /** The version seen. */
    @Description("The version you have seen: OBJECTIVE_CHANGED when somebody has revised it since; absent revises whichever there is")
    public @Nullable Integer version;

    /** In the figure's unit. */
    @Description("The value to reach, in the figure's unit")
    public @Nullable BigDecimal target;

    /** In the figure's unit. */
    @Description("The value that a figure which should fall starts from, in its unit")
    public @Nullable BigDecimal baseline;

    /** The first day. */
    @Description("The first day of the period")
    public @Nullable LocalDate from;

    /** The end. */
    @Description("The day after the last one of the period: how an objective is ended")
    public @Nullable LocalDate to;

    ObjectiveRevision revision() {
        return new ObjectiveRevision(Optional.ofNullable(version),
                Optional.ofNullable(target).map(value -> ObjectiveInput.number("target", value)),
                Optional.ofNullable(baseline).map(value -> ObjectiveInput.number("baseline", value)),
                Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
