package dev.rouage.kpi.journey.deal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each known stage means. */
public final class StageMap {
    private final Map<StageName, PipelineStage> stages;
    /** Asked for again by each deal that has been in the stage. */
    private final Map<StageName, List<StageName>> openBefore = new ConcurrentHashMap<>();

    /** Takes a copy. */
    public StageMap(Map<StageName, PipelineStage> stages) {
        this.stages = Map.copyOf(stages);
    }

    /** All known stages. */
    public Map<StageName, PipelineStage> stages() {
        return stages;
    }

    /** The stage, or empty while nobody has told it. */
    public Optional<PipelineStage> of(StageName stage) {
        return Optional.ofNullable(stages.get(stage));
    }

    /** The stage's category, or empty while nobody has told it. */
    public Optional<StageCategory> categoryOf(StageName stage) {
        return of(stage).map(PipelineStage::category);
    }

    /** The open stages of the same pipeline that lie before this one; before a won stage lie all that lie anywhere. */
    List<StageName> openBefore(StageName stage) {
        return openBefore.computeIfAbsent(stage, this::findOpenBefore);
    }

    private List<StageName> findOpenBefore(StageName stage) {
        PipelineStage own = stages.get(stage);
        return stages.entrySet().stream()
                .filter(other -> other.getKey().source().equals(stage.source())
                        && other.getKey().pipeline().equals(stage.pipeline())
                        && other.getValue().category() == StageCategory.OPEN && liesBefore(other.getValue(), own))
                .map(Map.Entry::getKey).toList();
    }

    /** The order of a pipeline: open stages by position, won and lost ones behind them, then by name. */
    public Comparator<StageName> order() {
        return Comparator.comparing(StageName::source).thenComparing(StageName::pipeline)
                .thenComparing(name -> of(name).map(PipelineStage::category).orElse(StageCategory.LOST))
                .thenComparing(name -> of(name).map(PipelineStage::position).orElse(Integer.MAX_VALUE))
                .thenComparing(StageName::stage);
    }

    private static boolean liesBefore(PipelineStage other, PipelineStage own) {
        if (own.category() == StageCategory.WON) {
            return true;
        }
        return other.position() != null && own.position() != null && other.position() < own.position();
    }
}
