package dev.rouage.kpi.graph;

import java.time.Duration;

import dev.rouage.kpi.access.Pulse;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard that moves while records come in. Any replica may take them in, so how far the figures reach is looked at again
 * and again, by its key and only while somebody listens; the sums are read only when it has moved.
 */
@GraphQLApi
public class FigureSubscriptions {
    private final Viewpoints viewpoints;
    private final Pulse pulse;
    private final Reports reports;
    private final Duration pause;

    FigureSubscriptions(Viewpoints viewpoints, Pulse pulse, Reports reports,
            @ConfigProperty(name = "rouage.kpi.figures.pause", defaultValue = "1s") Duration pause) {
        this.viewpoints = viewpoints;
        this.pulse = pulse;
        this.reports = reports;
        this.pause = pause;
    }

    @Subscription
    @NonNull
    @Description("All figures of the company in a period, at once and whenever one of them has moved, at most once a second."
            + " Ends when the figures have been built anew, as after a change of settings: subscribe again then")
    public Multi<Scorecard> figureChanged(@NonNull @Description("The period") PeriodInput period,
            @Description("Which records count") @Nullable KpiFilter filter,
            @Description("What each figure is compared with") @Nullable Comparison compare,
            @Description("Which of their variants figures are worked out in") @Nullable KpiOptions options) {
        viewpoints.check();
        Question question = Questions.scorecard(period, filter, compare, options);
        return viewpoints.current().onItem().transformToMulti(viewpoint -> following(viewpoint, question));
    }

    private Multi<Scorecard> following(Viewpoint first, Question question) {
        Multi<Viewpoint> later = Multi.createBy().repeating().uni(() -> pulse.now(first)).withDelay(pause)
                .whilst(viewpoint -> viewpoint.generation() == first.generation())
                .filter(viewpoint -> viewpoint.generation() == first.generation());
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), later)
                .skip().repetitions((one, other) -> isSameTime(one, other) ? 0 : 1)
                .onItem().transformToUniAndConcatenate(viewpoint -> reports.company(viewpoint, question))
                .skip().repetitions((one, other) -> isSameAnswer(one, other) ? 0 : 1)
                .map(Scorecard::of);
    }

    /** Whether neither records, nor a day, nor a decision of the company have come that would move a figure. */
    private static boolean isSameTime(Viewpoint one, Viewpoint other) {
        return one.dataThrough().equals(other.dataThrough()) && one.today().equals(other.today())
                && one.policy().equals(other.policy());
    }

    private static boolean isSameAnswer(Answer one, Answer other) {
        return one.total().equals(other.total()) && one.period().equals(other.period())
                && one.viewpoint().policy().equals(other.viewpoint().policy());
    }
}
