package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;

import dev.rouage.kpi.catalogue.Attempt;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;

/** The figures of training and coaching. What lies in the future is not counted yet. */
final class TrainingFigures {
    private static final String NOTHING_DUE = "No milestone fell due in the period";
    private static final String NO_ATTEMPT = "No exercise was attempted for the first time in the period";
    private static final String NO_SKILL = "No skill was required at the end of the period";
    private static final String NO_SESSION = "No coaching session was planned for the period";

    private TrainingFigures() {}

    /** Milestones completed, late or not, of those that fell due. */
    static Outcome completion(Tally tally, Frame frame) {
        long onTime = due(tally, Measure.MILESTONE_ON_TIME, frame);
        long completed = onTime + due(tally, Measure.MILESTONE_LATE, frame);
        long all = completed + due(tally, Measure.MILESTONE_OPEN, frame);
        return Outcome.share(completed, all, NOTHING_DUE)
                .with(Outcome.share(FigureDetailName.ON_TIME, onTime, all),
                        Outcome.detail(FigureDetailName.TRAINING_MINUTES, Unit.MINUTES,
                                Optional.of(tally.of(Measure.TRAINING_MINUTES).total().value())));
    }

    /** Exercises passed on the first attempt, or on any, of those first attempted in the period. */
    static Outcome passRate(Tally tally, Frame frame) {
        long first = tally.of(Measure.EXERCISE_PASSED_FIRST).total().count();
        long passed = first + tally.of(Measure.EXERCISE_PASSED_LATER).total().count();
        long all = passed + tally.of(Measure.EXERCISE_FAILED).total().count();
        return Outcome.share(frame.options().attempt() == Attempt.FIRST ? first : passed, all, NO_ATTEMPT)
                .with(Outcome.share(FigureDetailName.PASSED_FIRST, first, all),
                        Outcome.share(FigureDetailName.PASSED_BEST, passed, all));
    }

    /** Required skills that reps have, of those required at the end of the period. */
    static Outcome mastery(Tally tally, Frame frame) {
        LocalDate before = frame.period().from().minusDays(1);
        Optional<BigDecimal> now = mastery(tally, frame.lastKnownDay());
        long required = CustomerFigures.until(tally, Measure.SKILL_REQUIRED, frame.lastKnownDay());
        return Outcome.share(CustomerFigures.until(tally, Measure.SKILL_ACQUIRED, frame.lastKnownDay()), required,
                NO_SKILL).with(
                        Outcome.detail(FigureDetailName.PROGRESS, Unit.RATIO,
                                now.flatMap(end -> mastery(tally, before).map(end::subtract))));
    }

    /** Coaching sessions held, of those planned. */
    static Outcome sessions(Tally tally, Frame frame) {
        long held = due(tally, Measure.SESSION_HELD, frame);
        return Outcome.share(held, held + due(tally, Measure.SESSION_NOT_HELD, frame), NO_SESSION)
                .with(Outcome.count(FigureDetailName.UNPLANNED_SESSIONS, due(tally, Measure.SESSION_UNPLANNED, frame)));
    }

    private static Optional<BigDecimal> mastery(Tally tally, LocalDate on) {
        long required = CustomerFigures.until(tally, Measure.SKILL_REQUIRED, on);
        return required == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(CustomerFigures.until(tally, Measure.SKILL_ACQUIRED, on))
                        .divide(BigDecimal.valueOf(required), MathContext.DECIMAL128));
    }

    private static long due(Tally tally, Measure measure, Frame frame) {
        return CustomerFigures.until(tally, measure, frame.today());
    }
}
