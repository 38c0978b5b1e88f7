package dev.rouage.kpi.journey;

import java.time.Instant;

/** A field took this value at that instant. */
public record Change<T>(T value, Instant at) {}
