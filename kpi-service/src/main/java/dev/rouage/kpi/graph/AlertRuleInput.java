package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.UUID;

import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A rule to add. */
@Input("AlertRuleInput")
@Description("When to raise an alert about a figure")
public class AlertRuleInput {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** What about. */
    @NonNull
    @Description("Which figure")
    public KpiId kpi;

    /** An id. */
    @Id
    @Description("Whose figure; absent for the company's as a whole, which OFF_PACE can't be about")
    public @Nullable String team;

    /** When. */
    @NonNull
    @Description("What calls for attention")
    public AlertCondition condition;

    /** In the figure's unit, or a pace. */
    @Description("The bound, in the figure's unit (ratios 0..1); for OFF_PACE a pace, 1 when absent")
    public @Nullable BigDecimal bound;

    /** Seen from today. */
    @Description("Over which period the figure is taken; absent for OFF_PACE")
    public @Nullable NamedPeriod period;

    /** Records. */
    @Description("How many records the figure must rest on to be judged; 0 when absent")
    public @Nullable Integer minimumCount;

    /** A share. */
    @Description("Which share of the objective's days must have begun to be judged, 0..1; 0.1 when absent")
    public @Nullable BigDecimal minimumElapsed;

    AlertRule rule() {
        boolean offPace = condition == AlertCondition.OFF_PACE;
        if (offPace ? team == null || period != null : bound == null || period == null) {
            throw invalid("ABOVE and BELOW need 'bound' and 'period'; OFF_PACE needs 'team' and has no 'period'");
        }
        int count = minimumCount == null ? 0 : minimumCount;
        BigDecimal elapsed = minimumElapsed == null ? TENTH : minimumElapsed;
        if (count < 0 || elapsed.signum() < 0 || elapsed.compareTo(BigDecimal.ONE) > 0) {
            throw invalid("'minimumCount' is at least 0 and 'minimumElapsed' between 0 and 1");
        }
        return new AlertRule(UUID.randomUUID(), kpi, team == null ? null : Ids.parse(team), condition,
                bound == null ? BigDecimal.ONE : ObjectiveInput.number("bound", bound), period,
                new AlertRule.Patience(count, elapsed));
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
