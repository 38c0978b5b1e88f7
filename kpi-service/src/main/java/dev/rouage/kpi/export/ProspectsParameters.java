package dev.rouage.kpi.export;

import java.math.BigDecimal;
import java.util.Objects;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.Question;
import org.jspecify.annotations.Nullable;

/** The arguments of the graph's field {@code prospectsNeeded} as parameters of an address. */
public class ProspectsParameters {
    /** Of the rate. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** New customers. */
    @QueryParam("targetCustomers")
    public @Nullable String targetCustomers;
    /** In the company's currency. */
    @QueryParam("targetRevenue")
    public @Nullable String targetRevenue;
    /** At which prospects become customers. */
    @QueryParam("rate")
    @DefaultValue("WIN_RATE_BY_COUNT")
    public String rate = KpiId.WIN_RATE_BY_COUNT.name();
    /** Which records count. */
    @BeanParam
    public FilterParameters filter = new FilterParameters();

    /** The question; fails with {@code INVALID_ARGUMENT} where it makes none. */
    Question question() {
        return Questions.prospects(Objects.requireNonNull(ParameterText.word("rate", rate, KpiId.class)), customers(),
                revenue(), days.period(), filter.filter());
    }

    @Nullable
    Integer customers() {
        return ParameterText.number("targetCustomers", targetCustomers);
    }

    @Nullable
    BigDecimal revenue() {
        return ParameterText.amount("targetRevenue", targetRevenue);
    }
}
