package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.report.Answer;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** All figures of a period side by side. */
@Description("All figures of a period side by side")
public record Scorecard(
        @Description("One figure for each of the catalogue, in its order") @NonNull List<@NonNull KpiFigure> figures) {

    static Scorecard of(Answer answer) {
        return new Scorecard(answer.total().stream()
                .map(figure -> new KpiFigure(answer.origin(), figure)).toList());
    }
}
