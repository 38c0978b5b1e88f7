package dev.rouage.ingest.webhook.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.webhook.WebhookErrorCode;
import dev.rouage.platform.problem.RouageException;

/**
 * When a change was committed, exactly enough to put two changes of the same second in their order. Salesforce tells the
 * second, and a commit number with a sequence number that order the rest; exports tell the second only, so that a plain
 * version number would make every later export look older.
 */
final class CommitTime {
    private static final Duration AGREEMENT = Duration.ofSeconds(2);
    private static final long NANOS = 1_000_000_000L;
    private static final long MICROS = 1_000_000L;

    private CommitTime() {}

    static Instant of(JsonNode header) {
        JsonNode timestamp = header.path("commitTimestamp");
        if (!timestamp.isIntegralNumber()) {
            throw new RouageException(WebhookErrorCode.UNREADABLE_EVENT,
                    "'commitTimestamp' is no time in milliseconds");
        }
        Instant told = Instant.ofEpochMilli(timestamp.longValue());
        long commit = header.path("commitNumber").longValue();
        long sequence = Math.min(header.path("sequenceNumber").longValue(), 999);
        Instant precise = Instant.ofEpochSecond(commit / NANOS, commit % NANOS).truncatedTo(ChronoUnit.MICROS);
        if (Duration.between(told, precise).abs().compareTo(AGREEMENT) <= 0) {
            return precise.plus(sequence, ChronoUnit.MICROS);
        }
        long room = timestamp.longValue() % 1_000 == 0 ? MICROS : 1_000;
        return told.plus(Math.floorMod(commit + sequence, room), ChronoUnit.MICROS);
    }
}
