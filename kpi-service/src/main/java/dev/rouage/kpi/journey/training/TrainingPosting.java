package dev.rouage.kpi.journey.training;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.contribution.AmountBuckets;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.journey.training.TrainingEvent.AttemptFinished;
import dev.rouage.kpi.journey.training.TrainingEvent.MilestoneAssigned;
import dev.rouage.kpi.journey.training.TrainingEvent.MilestoneCompleted;
import dev.rouage.kpi.journey.training.TrainingEvent.ModuleCompleted;
import dev.rouage.kpi.journey.training.TrainingEvent.SessionHeld;
import dev.rouage.kpi.journey.training.TrainingEvent.SessionPlanned;
import dev.rouage.kpi.journey.training.TrainingEvent.SkillAssessed;

/**
 * What the events of one subject add to the figures: a rep's module, milestone, exercise or skill, or a coaching session.
 * The order in which the events came makes no difference.
 */
public final class TrainingPosting {
    private final List<TrainingEvent> events;
    private final ZoneId zone;

    private TrainingPosting(Collection<TrainingEvent> events, ZoneId zone) {
        this.events = events.stream().sorted(TrainingEvent.OLDEST_FIRST).toList();
        this.zone = zone;
    }

    /** The subject's contributions. */
    public static List<Contribution> contributions(Collection<TrainingEvent> events, ZoneId zone) {
        TrainingPosting posting = new TrainingPosting(events, zone);
        List<Contribution> contributions = new ArrayList<>();
        posting.addModules(contributions);
        posting.addMilestone(contributions);
        posting.addExercise(contributions);
        posting.addSkill(contributions);
        posting.addSession(contributions);
        return contributions;
    }

    private void addModules(List<Contribution> contributions) {
        for (ModuleCompleted module : all(ModuleCompleted.class)) {
            BigDecimal minutes = BigDecimal.valueOf(module.minutes());
            contributions.add(new Contribution(Measure.TRAINING_MINUTES, Reason.COUNTED, day(module.at()), minutes,
                    AmountBuckets.of(minutes)));
        }
    }

    /** Placed on the day it is due; what nobody has to complete is not counted. */
    private void addMilestone(List<Contribution> contributions) {
        Optional<LocalDate> completedOn = last(MilestoneCompleted.class).map(MilestoneCompleted::completedOn);
        last(MilestoneAssigned.class).map(MilestoneAssigned::dueOn).ifPresent(dueOn -> {
            Measure measure = completedOn
                    .map(day -> day.isAfter(dueOn) ? Measure.MILESTONE_LATE : Measure.MILESTONE_ON_TIME)
                    .orElse(Measure.MILESTONE_OPEN);
            contributions.add(dated(measure, dueOn, 1));
        });
    }

    /** Placed on the day of the first attempt, whichever attempt is asked about. */
    private void addExercise(List<Contribution> contributions) {
        List<AttemptFinished> attempts = all(AttemptFinished.class);
        if (!attempts.isEmpty()) {
            AttemptFinished first = attempts.getFirst();
            boolean passedLater = attempts.stream().anyMatch(AttemptFinished::passed);
            Measure measure = first.passed()
                    ? Measure.EXERCISE_PASSED_FIRST
                    : passedLater ? Measure.EXERCISE_PASSED_LATER : Measure.EXERCISE_FAILED;
            contributions.add(Contribution.count(measure, day(first.at())));
        }
    }

    private void addSkill(List<Contribution> contributions) {
        boolean required = false;
        boolean acquired = false;
        for (SkillAssessed skill : all(SkillAssessed.class)) {
            boolean both = skill.required() && skill.acquired();
            addChange(contributions, Measure.SKILL_REQUIRED, day(skill.at()), required, skill.required());
            addChange(contributions, Measure.SKILL_ACQUIRED, day(skill.at()), acquired, both);
            required = skill.required();
            acquired = both;
        }
    }

    private static void addChange(List<Contribution> contributions, Measure measure, LocalDate day, boolean before,
            boolean now) {
        if (before != now) {
            contributions.add(dated(measure, day, now ? 1 : -1));
        }
    }

    /** Placed on the day it was planned for; one that nobody had planned, on the day it was held. */
    private void addSession(List<Contribution> contributions) {
        Optional<LocalDate> heldOn = last(SessionHeld.class).map(held -> day(held.at()));
        Optional<LocalDate> plannedFor = last(SessionPlanned.class).map(planned -> day(planned.plannedFor()));
        plannedFor.ifPresentOrElse(
                day -> contributions.add(
                        dated(heldOn.isPresent() ? Measure.SESSION_HELD : Measure.SESSION_NOT_HELD, day, 1)),
                () -> heldOn.ifPresent(day -> contributions.add(dated(Measure.SESSION_UNPLANNED, day, 1))));
    }

    /** A count whose bucket says its day once more, so that it is still known where days are summed up. */
    private static Contribution dated(Measure measure, LocalDate day, int count) {
        return new Contribution(measure, Reason.COUNTED, day, BigDecimal.ZERO, Math.toIntExact(day.toEpochDay()), count,
                null);
    }

    private <T extends TrainingEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T extends TrainingEvent> Optional<T> last(Class<T> type) {
        List<T> all = all(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
