package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiDefinition;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.FigureDetail;
import dev.rouage.kpi.report.Answer.ComparedFigure;
import dev.rouage.kpi.report.Origin;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A figure as the graph shows it: amounts only to those who may see them. */
@Description("A figure and how it was made")
public class KpiFigure {
    static final String NO_MONEY = "Amounts are shown to those with the role money only";

    /** Shares may be seen by everybody, the amounts that are divided may not. */
    private static final Set<KpiId> SHARES_OF_AMOUNTS = EnumSet.of(KpiId.WIN_RATE_BY_AMOUNT,
            KpiId.GROSS_REVENUE_RETENTION, KpiId.NET_REVENUE_RETENTION);

    private final Origin origin;
    private final Viewpoint viewpoint;
    private final Period period;
    private final Figure figure;
    private final @Nullable Figure earlier;
    private final KpiDefinition definition;

    /** The figure as those who look from its origin may see it. */
    public KpiFigure(Origin origin, ComparedFigure compared) {
        this.origin = origin;
        this.viewpoint = origin.viewpoint();
        this.period = origin.period();
        this.figure = compared.figure();
        this.earlier = compared.previous().orElse(null);
        this.definition = Catalogue.definition(figure.kpi());
    }

    @NonNull
    @Description("Which figure it is")
    public KpiId getKpi() {
        return figure.kpi();
    }

    @Description("The value in the figure's unit; null when there is none, and then noValueBecause says why")
    public @Nullable BigDecimal getValue() {
        return hidden() ? null : figure.value();
    }

    @NonNull
    @Description("What the value, the median, the interval and the comparison are measured in:"
            + " DAYS, MINUTES, RATIO (0..1), MONEY (the company's currency), MONEY_PER_DAY or COUNT")
    public Unit getUnit() {
        return definition.unit();
    }

    @Description("The currency of amounts, as in ISO 4217; null where the figure has none")
    public @Nullable String getCurrency() {
        return definition.unit().isMoney() ? viewpoint.reporting().currency() : null;
    }

    @Description("What is divided: days, amounts in the company's currency, or a number of records")
    public @Nullable BigDecimal getNumerator() {
        return partsHidden() ? null : figure.parts().numerator();
    }

    @Description("What it is divided by: amounts in the company's currency, or a number of records;"
            + " null where nothing is divided")
    public @Nullable BigDecimal getDenominator() {
        return partsHidden() ? null : figure.parts().denominator();
    }

    @Description("How many records were counted")
    public int getN() {
        return Math.toIntExact(figure.parts().n());
    }

    @Description("The median of the single values, in the figure's unit; of days exact, of amounts within 1 %;"
            + " null where the figure is no mean")
    public @Nullable BigDecimal getMedian() {
        return hidden() ? null : figure.spread().median();
    }

    @Description("The 75th percentile of the single values, in the figure's unit; null where the figure is no mean")
    public @Nullable BigDecimal getP75() {
        return hidden() ? null : figure.spread().p75();
    }

    @Description("The lower end of the 95 % interval (Wilson), in the figure's unit; null but for shares of counts")
    public @Nullable BigDecimal getLow() {
        return figure.low();
    }

    @Description("The upper end of the 95 % interval (Wilson), in the figure's unit; null but for shares of counts")
    public @Nullable BigDecimal getHigh() {
        return figure.high();
    }

    @Description("Whether a ratio or a mean rests on fewer records than smallSampleBelow")
    public boolean isSmallSample() {
        return figure.isOfFewerThan(getSmallSampleBelow());
    }

    @Description("With fewer records than that a ratio or a mean rests on a small sample: the company's setting smallSample")
    public int getSmallSampleBelow() {
        return viewpoint.policy().smallSample();
    }

    @Description("How many records are left out of the figure, by reason")
    public @NonNull List<@NonNull Exclusion> getExcluded() {
        return Exclusion.of(figure.excluded());
    }

    @Description("What the period selects")
    public Basis getBasis() {
        return figure.timing().basis();
    }

    @Description("Within how many days something must have happened to count; null where there is no such limit")
    public @Nullable Integer getWindowDays() {
        return figure.timing().windowDays();
    }

    @Description("Whether the period, and the window behind it, had ended when the latest change was taken in; else the"
            + " figure will still move. A cohort without a window is mature when all of it has converted")
    public boolean isMature() {
        Integer windowDays = figure.timing().windowDays();
        return figure.timing().settled()
                && viewpoint.isMature(period.to().plusDays(windowDays == null ? 0 : windowDays));
    }

    @Description("The parts that the figure has beside its value, such as the share contacted within an hour;"
            + " values of amounts are null to those without the role money")
    public @NonNull List<@NonNull FigureDetail> getDetails() {
        return figure.details().stream()
                .map(detail -> detail.unit().isMoney() && !viewpoint.money() ? detail.hidden() : detail).toList();
    }

    @Description("The value of the period compared with, in the figure's unit; null without comparison or value")
    public @Nullable BigDecimal getPrevious() {
        return hidden() || earlier == null ? null : earlier.value();
    }

    @Description("By which share the value has moved against the previous one: 0.1 is 10 % more;"
            + " null when there is no previous value or it is 0")
    public @Nullable BigDecimal getDelta() {
        return Evaluation.relativeChange(getValue(), getPrevious());
    }

    @Description("Why there is no value; null when there is one")
    public @Nullable String getNoValueBecause() {
        return hidden() ? NO_MONEY : figure.noValueBecause();
    }

    @Description("The version of the figure's definition")
    public int getDefinitionVersion() {
        return definition.version();
    }

    @Description("When the latest change that is in the figure was recorded; null before the first one")
    public @Nullable OffsetDateTime getDataThrough() {
        return viewpoint.dataThroughInUtc().orElse(null);
    }

    @NonNull
    @Description("When the figure was computed")
    public OffsetDateTime getComputedAt() {
        return viewpoint.computedAt().atOffset(ZoneOffset.UTC);
    }

    /** What the figure is about, for those who open it. */
    Origin origin() {
        return origin;
    }

    private boolean hidden() {
        return !viewpoint.money() && definition.unit().isMoney();
    }

    private boolean partsHidden() {
        return !viewpoint.money() && (definition.unit().isMoney() || SHARES_OF_AMOUNTS.contains(figure.kpi()));
    }
}
