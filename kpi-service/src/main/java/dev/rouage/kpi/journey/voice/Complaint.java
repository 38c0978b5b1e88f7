package dev.rouage.kpi.journey.voice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A complaint: when it came, when somebody first responded to it, and when it was resolved. */
public record Complaint(Instant openedAt, @Nullable Instant firstResponseAt, @Nullable Instant resolvedAt) {}
