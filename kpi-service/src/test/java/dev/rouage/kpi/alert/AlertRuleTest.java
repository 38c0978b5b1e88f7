package dev.rouage.kpi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import dev.rouage.kpi.alert.AlertRule.Verdict;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.objective.Goal;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRole;
import dev.rouage.kpi.objective.Progress;
import dev.rouage.kpi.objective.Subject;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AlertRuleTest {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final Frame FRAME = new Frame(new Period(START, START.plusDays(1)), START, Options.DEFAULT);

    @Test
    void aBoundItselfIsNotPassed() {
        assertEquals(Verdict.RAISED, rule(AlertCondition.BELOW, "100", 0).judge(revenue(99)));
        assertEquals(Verdict.QUIET, rule(AlertCondition.BELOW, "100", 0).judge(revenue(100)));
        assertEquals(Verdict.QUIET, rule(AlertCondition.ABOVE, "100", 0).judge(revenue(100)));
        assertEquals(Verdict.RAISED, rule(AlertCondition.ABOVE, "100", 0).judge(revenue(101)));
    }

    @Test
    void aFigureWithoutValueOrOfTooFewRecordsCantBeJudged() {
        assertEquals(Verdict.UNKNOWN, rule(AlertCondition.BELOW, "100", 2).judge(revenue(99)));
        assertEquals(Verdict.RAISED, rule(AlertCondition.BELOW, "100", 1).judge(revenue(99)));
        assertEquals(Verdict.UNKNOWN, rule(AlertCondition.BELOW, "0.5", 0)
                .judge(Evaluation.of(KpiId.WIN_RATE_BY_COUNT, new Tally(), FRAME)));
    }

    @Test
    void aPaceIsJudgedOnceEnoughOfThePeriodHasBegun() {
        AlertRule rule = rule(AlertCondition.OFF_PACE, "0.9", 0);

        assertEquals(Verdict.UNKNOWN, rule.judge(progress(0, -1)));
        assertEquals(Verdict.UNKNOWN, rule.judge(progress(0, 0)));
        assertEquals(Verdict.RAISED, rule.judge(progress(89, 1)));
        assertEquals(Verdict.QUIET, rule.judge(progress(90, 1)));
    }

    /** Of an objective of 1000 in 20 days. */
    private static Progress progress(int revenue, int day) {
        Objective objective = new Objective(new UUID(1, 1), 1, Subject.team(new UUID(2, 2)), ObjectiveRole.MAIN,
                KpiId.WON_REVENUE, new Period(START, START.plusDays(20)), new Goal(BigDecimal.valueOf(1000), null));
        return Progress.of(objective, day < 0 ? null : revenue(revenue), START.plusDays(day));
    }

    private static AlertRule rule(AlertCondition condition, String bound, int minimumCount) {
        return new AlertRule(new UUID(3, 3), KpiId.WON_REVENUE, new UUID(2, 2), condition, new BigDecimal(bound),
                NamedPeriod.THIS_MONTH, new AlertRule.Patience(minimumCount, new BigDecimal("0.1")));
    }

    private static Figure revenue(int amount) {
        Tally tally = new Tally();
        tally.add(Measure.WON_AMOUNT, Reason.COUNTED, 1, new Sum(1, BigDecimal.valueOf(amount)));
        return Evaluation.of(KpiId.WON_REVENUE, tally, FRAME);
    }
}
