package dev.rouage.kpi.graph;

import java.math.BigDecimal;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiId;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A rule as the graph shows it. */
@Type("AlertRule")
@Description("When to raise an alert about a figure")
public record AlertRuleView(
        @Id @NonNull @Description("Its id") String id,
        @NonNull @Description("Which figure") KpiId kpi,
        @Description("Whose figure; null for the company's as a whole") @Nullable Team team,
        @NonNull @Description("What calls for attention") AlertCondition condition,
        @Description("The bound, in the figure's unit, or a pace; of amounts null for those without the role money") @Nullable BigDecimal bound,
        @Description("Over which period the figure is taken; null for OFF_PACE, where the objective says it") @Nullable NamedPeriod period,
        @Description("How many records the figure must rest on to be judged") int minimumCount,
        @NonNull @Description("Which share of the objective's days must have begun to be judged, 0..1") BigDecimal minimumElapsed) {

    static AlertRuleView of(Viewpoint viewpoint, AlertRule rule) {
        boolean hidden = !viewpoint.money() && rule.condition() != AlertCondition.OFF_PACE
                && Catalogue.definition(rule.kpi()).unit().isMoney();
        return new AlertRuleView(rule.id().toString(), rule.kpi(),
                rule.team() == null ? null : new Team(rule.team().toString()), rule.condition(),
                hidden ? null : rule.bound(), rule.period(), rule.patience().minimumCount(),
                rule.patience().minimumElapsed());
    }
}
