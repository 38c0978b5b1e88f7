package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.watch.RecordedAlert;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Unit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An alert as the graph shows it. */
@Type("Alert")
@Description("A figure that called for attention: what was the case when it was raised")
public record AlertView(
        @Id @NonNull @Description("Its id") String id,
        @Id @NonNull @Description("The id of the rule that raised it") String rule,
        @NonNull @Description("Which figure") KpiId kpi,
        @Description("Whose figure; null for the company's as a whole") @Nullable Team team,
        @NonNull @Description("What called for attention") AlertCondition condition,
        @Description("The bound that was passed, in the figure's unit, or a pace; of amounts null for those without the role money") @Nullable BigDecimal bound,
        @NonNull @Description("What value and bound are measured in; a pace is a ratio") Unit unit,
        @Description("The figure's value then, in its unit; null when it had none, and of amounts for those without the role money") @Nullable BigDecimal value,
        @Description("The objective's pace then, where 1 is on time; null where the rule is about a value") @Nullable BigDecimal pace,
        @Id @Description("The id of the objective that was off pace; null where the rule is about a value") @Nullable String objective,
        @NonNull @Description("The first day over which the figure was taken") LocalDate from,
        @NonNull @Description("The day after the last one") LocalDate to,
        @NonNull @Description("When it was raised") OffsetDateTime raisedAt,
        @Description("When its rule no longer called for attention; null while it does") @Nullable OffsetDateTime resolvedAt) {

    static AlertView of(Viewpoint viewpoint, RecordedAlert alert) {
        Unit unit = Catalogue.definition(alert.kpi()).unit();
        boolean hidden = !viewpoint.money() && unit.isMoney();
        boolean hiddenBound = hidden && alert.condition() != AlertCondition.OFF_PACE;
        return new AlertView(alert.id().toString(), alert.rule().toString(), alert.kpi(),
                alert.team() == null ? null : new Team(alert.team().toString()), alert.condition(),
                hiddenBound ? null : alert.bound(), unit, hidden ? null : alert.value(), alert.pace(),
                alert.objective() == null ? null : alert.objective().toString(), alert.period().from(),
                alert.period().to(), alert.raisedAt(), alert.resolvedAt());
    }
}
