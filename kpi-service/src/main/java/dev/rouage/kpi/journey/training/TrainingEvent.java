package dev.rouage.kpi.journey.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** Something that happened in training or coaching, as far as figures are made of it. */
public sealed interface TrainingEvent {
    /** The order in which they happened; of the same instant, that of their ids. */
    Comparator<TrainingEvent> OLDEST_FIRST = Comparator.comparing(TrainingEvent::at).thenComparing(TrainingEvent::id);

    /** Unique for ever. */
    UUID id();

    /** When it happened. */
    Instant at();

    /** A module was completed in so many minutes. */
    record ModuleCompleted(UUID id, Instant at, int minutes) implements TrainingEvent {}

    /** A milestone is to be completed by that day. */
    record MilestoneAssigned(UUID id, Instant at, LocalDate dueOn) implements TrainingEvent {}

    /** A milestone was completed on that day. */
    record MilestoneCompleted(UUID id, Instant at, LocalDate completedOn) implements TrainingEvent {}

    /** An exercise was tried, and passed or not. */
    record AttemptFinished(UUID id, Instant at, boolean passed) implements TrainingEvent {}

    /** A skill stands so from then on: whether the rep's role requires it, and whether the rep has it. */
    record SkillAssessed(UUID id, Instant at, boolean required, boolean acquired) implements TrainingEvent {}

    /** A coaching session is to be held then. */
    record SessionPlanned(UUID id, Instant at, Instant plannedFor) implements TrainingEvent {}

    /** A coaching session was held. */
    record SessionHeld(UUID id, Instant at) implements TrainingEvent {}
}
