package dev.rouage.demo.record;

import java.time.Instant;

/** A stage or an owner (an external id) that a deal had from {@code at} until the next entry. */
public record HistoryEntry(String value, Instant at) {}
