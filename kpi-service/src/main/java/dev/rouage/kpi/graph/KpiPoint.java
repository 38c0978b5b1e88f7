package dev.rouage.kpi.graph;

import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Origin;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A figure of a part of the period. */
@Description("A figure of a part of the period")
public record KpiPoint(
        @NonNull @Description("The part's first day") LocalDate from,
        @NonNull @Description("The day after the part's last one") LocalDate to,
        @NonNull @Description("The figure of these days, without comparison") KpiFigure figure) {

    static List<KpiPoint> of(Origin origin, List<Answer.Point> series) {
        return series.stream().map(point -> new KpiPoint(point.period().from(), point.period().to(),
                new KpiFigure(origin.in(point.period()), point.figure()))).toList();
    }
}
