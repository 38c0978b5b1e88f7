package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.book.RecordedObjective;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A version of an objective. */
@Description("A version of an objective")
public record ObjectiveVersion(
        @Description("1 when it was set, one more with each revision") int version,
        @Description("The value to reach, in the figure's unit; of amounts null for those without the role money") @Nullable BigDecimal target,
        @Description("The value to start from, in the figure's unit; null without one, and of amounts for those without the role money") @Nullable BigDecimal baseline,
        @NonNull @Description("The first day of its period") LocalDate from,
        @NonNull @Description("The day after the last one of its period") LocalDate to,
        @Description("Whether this version says that the objective is no more") boolean removed,
        @NonNull @Description("When this version was set") OffsetDateTime recordedAt,
        @NonNull @Description("Who set this version: an e-mail, or a machine's name") String recordedBy) {

    static ObjectiveVersion of(Viewpoint viewpoint, RecordedObjective recorded) {
        Objective objective = recorded.objective();
        boolean hidden = !viewpoint.money() && Catalogue.definition(objective.kpi()).unit().isMoney();
        return new ObjectiveVersion(objective.version(), hidden ? null : objective.goal().target(),
                hidden ? null : objective.goal().baseline(), objective.period().from(), objective.period().to(),
                recorded.removed(), recorded.recordedAt(), recorded.recordedBy());
    }
}
