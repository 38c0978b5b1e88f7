package dev.rouage.kpi.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.graph.RampView;
import dev.rouage.kpi.graph.RampView.RepRampView;
import org.jspecify.annotations.Nullable;

/** A ramp as rows: one for all who were hired in the period, then one for each rep. */
final class RampRows {
    static final List<String> COLUMNS = List.of("row", "from", "to", "kpi", "share", "medianMonths", "n", "reached",
            "withoutObjective", "noValueBecause", "rep", "hiredOn", "followedMonths", "months", "reachedIn",
            "notBecause", "dataThrough", "computedAt");

    private RampRows() {}

    static List<List<@Nullable Object>> of(Viewpoint viewpoint, Period period, RampView ramp) {
        String from = period.from().toString();
        String to = period.to().toString();
        String dataThrough = viewpoint.dataThrough().map(Object::toString).orElse(null);
        String computedAt = viewpoint.computedAt().toString();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("TOTAL", from, to, ramp.kpi().name(), ramp.share(), ramp.medianMonths(), ramp.n(),
                ramp.reached(), ramp.withoutObjective(), ramp.noValueBecause(), null, null, null, null, null, null,
                dataThrough, computedAt));
        for (RepRampView rep : ramp.reps()) {
            rows.add(Arrays.asList("REP", from, to, ramp.kpi().name(), ramp.share(), null, null, null, null, null,
                    rep.rep().id(), rep.hiredOn().toString(), rep.followedMonths(), rep.months(),
                    rep.reachedIn() == null ? null : rep.reachedIn().toString(), rep.notBecause(), dataThrough,
                    computedAt));
        }
        return rows;
    }
}
