package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.journey.Change;
import org.jspecify.annotations.Nullable;

/**
 * Stages of one category following upon each other.
 *
 * @param enteredAt
 *            null when the history misses the entry
 */
record StageRun(StageCategory category, @Nullable Instant enteredAt) {

    /** The deal's way through the categories, the current one last; stages that nobody mapped tell nothing. */
    static List<StageRun> of(Deal deal, StageMap stages, StageCategory current) {
        List<StageRun> runs = new ArrayList<>();
        for (Change<String> change : deal.dates().stages()) {
            Optional<StageCategory> category = stages.categoryOf(deal.stageNamed(change.value()));
            category.ifPresent(entered -> enter(runs, entered, change.at()));
        }
        enter(runs, current, null);
        return runs;
    }

    private static void enter(List<StageRun> runs, StageCategory category, @Nullable Instant at) {
        if (runs.isEmpty() || runs.getLast().category() != category) {
            runs.add(new StageRun(category, at));
        }
    }
}
