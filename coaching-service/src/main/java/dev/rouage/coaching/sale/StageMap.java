package dev.rouage.coaching.sale;

import java.util.Map;
import java.util.Optional;

/**
 * Which category each stage of one source has: won and lost come from here and never from a label.
 *
 * @param categories
 *            the category of every known stage
 */
public record StageMap(Map<Stage, StageCategory> categories) {

    /**
     * A stage by its name in its pipeline.
     *
     * @param pipeline
     *            empty for the pipeline without a name
     * @param name
     *            the stage's name
     */
    public record Stage(String pipeline, String name) {}

    public StageMap {
        categories = Map.copyOf(categories);
    }

    /** The category; empty for a stage that nobody has described, which is neither won nor lost. */
    public Optional<StageCategory> categoryOf(String pipeline, String stage) {
        return Optional.ofNullable(categories.get(new Stage(pipeline, stage)));
    }
}
