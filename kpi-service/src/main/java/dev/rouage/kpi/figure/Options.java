package dev.rouage.kpi.figure;

import java.util.Optional;

import dev.rouage.kpi.catalogue.Attempt;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.FunnelMode;
import dev.rouage.kpi.catalogue.StartPoint;
import dev.rouage.kpi.catalogue.SurveyAnswers;

/**
 * Which of its variants each figure is worked out in. A figure takes those that concern it and no notice of the others.
 *
 * @param basis
 *            empty for each figure's own
 * @param windowDays
 *            within how many days a conversion must have happened; empty for each figure's own limit
 * @param spendLagDays
 *            how many days before the period the window of the costs lies
 * @param includeZeroAmounts
 *            whether sales of an amount of 0 count in averages
 */
public record Options(Attribution attribution, StartPoint startPoint, Clock clock, Optional<Basis> basis,
        Optional<Integer> windowDays, CostKind costKind, int spendLagDays, boolean includeZeroAmounts,
        SurveyAnswers surveyAnswers, Attempt attempt, FunnelMode funnelMode) {

    /** What holds where nothing else is asked for. */
    public static final Options DEFAULT = new Options(Attribution.OWNER_AT_EVENT, StartPoint.OPPORTUNITY_CREATED,
            Clock.ELAPSED, Optional.empty(), Optional.empty(), CostKind.FULLY_LOADED, 0, true, SurveyAnswers.LATEST,
            Attempt.FIRST, FunnelMode.ALL_STAGES_PASSED);

    /** The same with another basis and another window, each where one is given. */
    public Options with(Optional<Basis> otherBasis, Optional<Integer> otherWindow) {
        return new Options(attribution, startPoint, clock, otherBasis.or(() -> basis),
                otherWindow.or(() -> windowDays), costKind, spendLagDays, includeZeroAmounts, surveyAnswers, attempt,
                funnelMode);
    }
}
