package dev.rouage.kpi.graph;

import java.util.Optional;

import dev.rouage.kpi.catalogue.Attempt;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.FunnelMode;
import dev.rouage.kpi.catalogue.StartPoint;
import dev.rouage.kpi.catalogue.SurveyAnswers;
import dev.rouage.kpi.figure.Options;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** The variants of figures as clients give them. */
@Input("KpiOptions")
@Description("Which of their variants figures are worked out in; each figure takes what concerns it")
public class KpiOptions {
    private static final int LONGEST_WINDOW = 3_650;

    /** By whom. */
    @Description("Whose figures a deal counts for when it has changed hands; OWNER_AT_EVENT by default")
    public @Nullable Attribution attribution;

    /** Since when. */
    @Description("Where a sales cycle begins; OPPORTUNITY_CREATED by default")
    public @Nullable StartPoint startPoint;

    /** In which hours. */
    @Description("Which hours a delay is measured in; ELAPSED by default")
    public @Nullable Clock clock;

    /** In place of the figure's own. */
    @Description("What the period selects, where the figure leaves a choice")
    public @Nullable Basis basis;

    /** Days. */
    @Description("Within how many days a conversion must have happened, 1..3650, where the figure has such a limit")
    public @Nullable Integer windowDays;

    /** Of acquisition. */
    @Description("Which costs of acquisition count; FULLY_LOADED by default")
    public @Nullable CostKind costKind;

    /** Days. */
    @Description("How many days before the period the window of the costs of acquisition lies, 0..3650; 0 by default")
    public @Nullable Integer spendLagDays;

    /** In averages. */
    @Description("Whether sales of an amount of 0 count in the average sale; true by default")
    public @Nullable Boolean includeZeroAmounts;

    /** Of an account. */
    @Description("Which answers to surveys count; LATEST by default")
    public @Nullable SurveyAnswers surveyAnswers;

    /** At a test. */
    @Description("Which attempt counts in the pass rate of trainings; FIRST by default")
    public @Nullable Attempt attempt;

    /** Of a funnel. */
    @Description("Which deals a stage of a funnel counts; ALL_STAGES_PASSED by default")
    public @Nullable FunnelMode funnelMode;

    static Options of(@Nullable KpiOptions given) {
        return given == null ? Options.DEFAULT : given.options();
    }

    private Options options() {
        Options usual = Options.DEFAULT;
        return new Options(or(attribution, usual.attribution()), or(startPoint, usual.startPoint()),
                or(clock, usual.clock()), Optional.ofNullable(basis),
                Optional.ofNullable(windowDays).map(days -> days("windowDays", days, 1)),
                or(costKind, usual.costKind()), days("spendLagDays", or(spendLagDays, usual.spendLagDays()), 0),
                or(includeZeroAmounts, usual.includeZeroAmounts()), or(surveyAnswers, usual.surveyAnswers()),
                or(attempt, usual.attempt()), or(funnelMode, usual.funnelMode()));
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static int days(String name, int days, int least) {
        if (days < least || days > LONGEST_WINDOW) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'" + name + "' is " + days + "; it must be " + least + ".." + LONGEST_WINDOW);
        }
        return days;
    }
}
