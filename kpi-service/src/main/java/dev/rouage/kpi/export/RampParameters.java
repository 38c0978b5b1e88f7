package dev.rouage.kpi.export;

import java.util.Objects;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.book.RampQuestion;

/** The arguments of the graph's field {@code ramp} as parameters of an address. */
public class RampParameters {
    /** When the reps were hired. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** What their objectives are on. */
    @QueryParam("kpi")
    @DefaultValue("WON_REVENUE")
    public String kpi = KpiId.WON_REVENUE.name();

    /** The question; fails with {@code INVALID_ARGUMENT} where it makes none. */
    RampQuestion question() {
        return new RampQuestion(Objects.requireNonNull(ParameterText.word("kpi", kpi, KpiId.class)),
                days.period().choice());
    }
}
