package dev.rouage.demo.story;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a customer says. */
sealed interface Opinion {

    String id();

    /** An answer from 0 to 10. */
    record Answer(String id, int score, Instant at, Rep rep) implements Opinion {}

    record Complaint(String id, String category, Instant openedAt, @Nullable Instant answeredAt,
            @Nullable Instant resolvedAt) implements Opinion {}

    /** Stars from 1 to 5. */
    record Review(String id, String site, int rating, Instant at) implements Opinion {}
}
