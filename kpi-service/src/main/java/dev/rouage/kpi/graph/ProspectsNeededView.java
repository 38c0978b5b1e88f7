package dev.rouage.kpi.graph;

import java.math.BigDecimal;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.ProspectsNeeded;
import dev.rouage.kpi.report.Answer;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How many prospects a target takes. */
@Type("ProspectsNeeded")
@Description("How many prospects it takes to reach a target, at the rate of a period")
public record ProspectsNeededView(
        @Description("The target divided by the rate (and by the average sale, for a revenue), rounded up; null where"
                + " there is none, and then nothingBecause says why") @Nullable BigDecimal prospects,
        @Description("The same at the lower end of the rate's 95 % interval (Wilson): a cautious number; null when that"
                + " end is 0 or there is none") @Nullable BigDecimal cautiousProspects,
        @NonNull @Description("The rate that was reckoned with") KpiFigure rate,
        @Description("The average sale that was reckoned with; null for a number of customers") @Nullable KpiFigure averageSale,
        @Description("Why there is no number; null when there is one") @Nullable String nothingBecause) {

    /** From the answer to {@link Questions#prospects}; a number for a revenue would give the average sale away. */
    public static ProspectsNeededView of(Answer answer, @Nullable Integer customers, @Nullable BigDecimal revenue) {
        Viewpoint viewpoint = answer.viewpoint();
        Figure rate = answer.total().get(0).figure();
        Figure average = answer.total().get(1).figure();
        KpiFigure shownRate = new KpiFigure(answer.origin(), answer.total().get(0));
        if (revenue == null) {
            return of(ProspectsNeeded.forCustomers(BigDecimal.valueOf(customers == null ? 0 : customers), rate),
                    shownRate, null);
        }
        KpiFigure shownAverage = new KpiFigure(answer.origin(), answer.total().get(1));
        return of(viewpoint.money()
                ? ProspectsNeeded.forRevenue(revenue, rate, average)
                : new ProspectsNeeded(null, null, KpiFigure.NO_MONEY), shownRate, shownAverage);
    }

    private static ProspectsNeededView of(ProspectsNeeded needed, KpiFigure rate, @Nullable KpiFigure averageSale) {
        return new ProspectsNeededView(needed.prospects(), needed.cautious(), rate, averageSale,
                needed.nothingBecause());
    }
}
