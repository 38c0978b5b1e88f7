package dev.rouage.kpi.journey.deal;

import java.util.Map;
import java.util.Optional;

/** Which category each known stage has. */
public record StageMap(Map<StageName, StageCategory> categories) {

    /** Takes a copy. */
    public StageMap {
        categories = Map.copyOf(categories);
    }

    /** The stage's category, or empty while nobody has told it. */
    public Optional<StageCategory> categoryOf(StageName stage) {
        return Optional.ofNullable(categories.get(stage));
    }
}
