package dev.rouage.kpi.journey.customer;

import java.time.LocalDate;

/** A state and the first day on which it holds; it holds until the next step. */
public record Step<S>(LocalDate from, S state) {}
