package dev.rouage.kpi.export;

import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.graph.PeriodInput;
import org.jspecify.annotations.Nullable;

/** The graph's {@code PeriodInput} as parameters of an address. */
public class PeriodParameters {
    /** The first day. */
    @QueryParam("from")
    public @Nullable String from;
    /** The day after the last one. */
    @QueryParam("to")
    public @Nullable String to;
    /** A named period instead. */
    @QueryParam("named")
    public @Nullable String named;

    PeriodInput period() {
        PeriodInput period = new PeriodInput();
        period.from = ParameterText.day("from", from);
        period.to = ParameterText.day("to", to);
        period.named = ParameterText.word("named", named, NamedPeriod.class);
        return period;
    }
}
