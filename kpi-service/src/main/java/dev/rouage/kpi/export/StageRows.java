package dev.rouage.kpi.export;

import java.util.Arrays;
import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.graph.FunnelStage;
import dev.rouage.kpi.graph.PipelineStageView;
import dev.rouage.kpi.graph.StageBottleneck;
import dev.rouage.kpi.report.PeriodChoice;
import org.jspecify.annotations.Nullable;

/** Figures of stages as rows: one for each stage, in the pipelines' order. */
final class StageRows {
    static final List<String> FUNNEL = List.of("from", "to", "source", "pipeline", "stage", "category", "position",
            "deals", "created", "share", "shareOfPrevious", "dataThrough", "computedAt");
    static final List<String> STAYS = List.of("from", "to", "source", "pipeline", "stage", "position", "entries",
            "advanced", "lost", "movedBack", "stillThere", "left", "medianDays", "p75Days", "meanDays", "totalDays",
            "shareOfTotal", "bottleneck", "openStays", "meanOpenDays", "dataThrough", "computedAt", "excluded");
    /** Without days: what stands there now. */
    static final List<String> PIPELINE = List.of("source", "pipeline", "stage", "position", "probability", "deals",
            "amount", "weighted", "currency", "noAmountBecause", "dataThrough", "computedAt", "excluded");

    private final String from;
    private final String to;
    private final String currency;
    private final @Nullable String dataThrough;
    private final String computedAt;

    /** Rows of the figures of a period, as seen from there. */
    StageRows(Viewpoint viewpoint, PeriodChoice choice) {
        Period period = choice.seenFrom(viewpoint.today(), viewpoint.policy().calendar()).period();
        this.from = period.from().toString();
        this.to = period.to().toString();
        this.currency = viewpoint.reporting().currency();
        this.dataThrough = viewpoint.dataThrough().map(Object::toString).orElse(null);
        this.computedAt = viewpoint.computedAt().toString();
    }

    List<List<@Nullable Object>> funnel(List<FunnelStage> stages) {
        return stages.stream().map(stage -> row(from, to, stage.source(), stage.pipeline(), stage.stage(),
                stage.category() == null ? null : stage.category().name(), stage.position(), stage.deals(),
                stage.created(), stage.share(), stage.shareOfPrevious(), dataThrough, computedAt)).toList();
    }

    List<List<@Nullable Object>> stays(List<StageBottleneck> stages) {
        return stages.stream().map(stage -> row(from, to, stage.source(), stage.pipeline(), stage.stage(),
                stage.position(), stage.entries(), stage.advanced(), stage.lost(), stage.movedBack(),
                stage.stillThere(), stage.left(), stage.medianDays(), stage.p75Days(), stage.meanDays(),
                stage.totalDays(), stage.shareOfTotal(), stage.bottleneck(), stage.openStays(), stage.meanOpenDays(),
                dataThrough, computedAt, FigureRows.excluded(stage.excluded()))).toList();
    }

    List<List<@Nullable Object>> pipeline(List<PipelineStageView> stages) {
        return stages.stream().map(stage -> row(stage.source(), stage.pipeline(), stage.stage(), stage.position(),
                stage.probability(), stage.deals(), stage.amount(), stage.weighted(), currency,
                stage.noAmountBecause(), dataThrough, computedAt, FigureRows.excluded(stage.excluded()))).toList();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
