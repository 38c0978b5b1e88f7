package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.rouage.demo.record.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * A deal's way through the stages of its pipeline, as far as it has come.
 *
 * @param amount null when nobody has written it down
 * @param stages never empty; the last one is where the deal is
 * @param owners never empty; the last one is the present owner
 * @param datesOnly whether the CRM keeps this deal's dates without a time
 */
record Deal(String id, @Nullable String lead, String account, Pipeline pipeline, String type, String product,
        @Nullable BigDecimal amount, String currency, List<HistoryEntry> stages, List<HistoryEntry> owners,
        boolean datesOnly,
        Fate fate) {

    /** What happens to the record, apart from the deal itself. */
    enum Fate {
        PLAIN, AMOUNT_CORRECTED, CLOSING_CORRECTED, LATE, DELETED, RESTORED
    }

    Instant createdAt() {
        return stages.getFirst().at();
    }

    String stage() {
        return stages.getLast().value();
    }

    boolean isWon() {
        return stage().equals(pipeline.wonStage());
    }

    @Nullable
    Instant closedAt() {
        return pipeline.isClosed(stage()) ? stages.getLast().at() : null;
    }

    boolean isReopened() {
        return stages.stream().limit(stages.size() - 1L).anyMatch(entry -> pipeline.isClosed(entry.value()));
    }
}
