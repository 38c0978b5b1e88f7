package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What has become of a deal. */
public sealed interface DealState {

    /**
     * Still to be decided, or again after a reopening.
     *
     * @param firstWonOn
     *            the day it was first won, when it was reopened since
     */
    record Open(@Nullable LocalDate firstWonOn) implements DealState {}

    /**
     * Won or lost.
     *
     * @param won
     *            else lost
     * @param on
     *            the day that places it
     * @param at
     *            the last instant at which it can have happened
     * @param firstWonOn
     *            the day it was first won, if ever; not after {@code on}
     */
    record Closed(boolean won, LocalDate on, Instant at, @Nullable LocalDate firstWonOn) implements DealState {}

    /** Won or lost, but neither the record nor its history tells when. */
    record ClosedUndated() implements DealState {}

    /** In a stage that nobody has mapped: neither open nor won nor lost. */
    record Unmapped() implements DealState {}
}
