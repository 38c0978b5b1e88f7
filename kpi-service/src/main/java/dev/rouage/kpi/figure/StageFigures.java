package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.catalogue.FunnelMode;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.journey.deal.PipelineStage;
import dev.rouage.kpi.journey.deal.StageCategory;
import dev.rouage.kpi.journey.deal.StageMap;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.journey.deal.StageOutcome;
import org.jspecify.annotations.Nullable;

/** The figures of stages: how long deals stay, how many come how far, and what stands in them. In the pipelines' order. */
public final class StageFigures {
    /** For stays: where deals go, how long they took. */
    public static final Set<Measure> STAYS = EnumSet.of(Measure.STAGE_ENTRY, Measure.STAGE_DAYS, Measure.STAGE_STAY);
    /** For funnels. */
    public static final Set<Measure> FUNNEL = EnumSet.of(Measure.STAGE_REACHED);
    /** For what stands in the pipelines. */
    public static final Set<Measure> PIPELINE = EnumSet.of(Measure.STAGE_PIPELINE);

    private final List<StageTally> tallies;
    private final StageMap stages;
    private final Frame frame;

    /** The figures that the tallies give. */
    public StageFigures(List<StageTally> tallies, StageMap stages, Frame frame) {
        Map<StageName, Tally> byStage = new HashMap<>();
        tallies.forEach(each -> byStage.computeIfAbsent(each.stage(), _ -> new Tally()).addAll(each.tally()));
        this.stages = stages;
        this.frame = frame;
        this.tallies = byStage.entrySet().stream().map(entry -> new StageTally(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(StageTally::stage, stages.order())).toList();
    }

    /**
     * How deals stay in an open stage. {@code entries = advanced + lost + movedBack + stillThere}: all are about the entries
     * of the period, wherever the deals have gone up to now. Days are of the deals that left it in the period.
     *
     * @param left
     *            how many deals left it for good in the period
     * @param days
     *            all that they spent in it together
     * @param shareOfTotal
     *            of the days spent in all stages of the pipeline, 0..1; null when there are none
     * @param bottleneck
     *            whether it is the stage of its pipeline with the largest share
     * @param open
     *            how many deals are in it now that entered it before the period's end
     * @param meanOpenDays
     *            how long they have been on the period's last day, or today
     */
    public record Stay(StageName stage, @Nullable PipelineStage traits, long entries, long advanced, long lost,
            long movedBack, long stillThere, long left, BigDecimal days, @Nullable BigDecimal median,
            @Nullable BigDecimal p75, @Nullable BigDecimal mean, @Nullable BigDecimal shareOfTotal, boolean bottleneck,
            long open, @Nullable BigDecimal meanOpenDays, Map<Reason, Long> excluded) {}

    /**
     * How many of the deals created in the period have come to a stage.
     *
     * @param share
     *            of all of the pipeline's deals created in the period, 0..1; null when there are none
     * @param shareOfPrevious
     *            of the deals that the stage before counts, 0..1; null for the first stage, where stages may be
     *            skipped, and where their order is not told
     */
    public record Step(StageName stage, @Nullable PipelineStage traits, long deals, long all,
            @Nullable BigDecimal share, @Nullable BigDecimal shareOfPrevious) {}

    /**
     * What stands in an open stage now.
     *
     * @param weighted
     *            amount × probability; null when nobody has told the probability
     */
    public record Standing(StageName stage, @Nullable PipelineStage traits, long deals, BigDecimal amount,
            @Nullable BigDecimal weighted, Map<Reason, Long> excluded) {}

    /** How deals stay in each open stage. */
    public List<Stay> stays() {
        Map<String, BigDecimal> totals = new HashMap<>();
        Map<String, BigDecimal> largest = new HashMap<>();
        for (StageTally each : tallies) {
            BigDecimal days = each.tally().of(Measure.STAGE_DAYS).total().value();
            totals.merge(pipeline(each.stage()), days, BigDecimal::add);
            largest.merge(pipeline(each.stage()), days, BigDecimal::max);
        }
        List<Stay> stays = new ArrayList<>();
        for (StageTally each : tallies) {
            if (category(each.stage()) == StageCategory.OPEN) {
                BigDecimal most = largest.get(pipeline(each.stage()));
                stays.add(stay(each, totals.get(pipeline(each.stage())), most));
                if (stays.getLast().bottleneck()) {
                    largest.put(pipeline(each.stage()), null);
                }
            }
        }
        return List.copyOf(stays);
    }

    private Stay stay(StageTally each, BigDecimal total, @Nullable BigDecimal largest) {
        Distribution entries = each.tally().of(Measure.STAGE_ENTRY);
        Distribution days = each.tally().of(Measure.STAGE_DAYS);
        Sum open = each.tally().of(Measure.STAGE_STAY).total();
        BigDecimal lastDay = BigDecimal.valueOf(frame.lastKnownDay().toEpochDay());
        return new Stay(each.stage(), stages.of(each.stage()).orElse(null), entries.total().count(),
                went(entries, StageOutcome.ADVANCED), went(entries, StageOutcome.LOST),
                went(entries, StageOutcome.MOVED_BACK), went(entries, StageOutcome.STILL_THERE), days.total().count(),
                days.total().value(), days(days.quantile(0.5)), days(days.quantile(0.75)), days(days.mean()),
                divided(days.total().value(), total, Unit.RATIO),
                largest != null && largest.signum() > 0 && days.total().value().compareTo(largest) == 0, open.count(),
                open.count() == 0
                        ? null
                        : lastDay.subtract(open.value().divide(BigDecimal.valueOf(open.count()),
                                MathContext.DECIMAL128)).setScale(Unit.DAYS.decimals(), RoundingMode.HALF_UP),
                each.tally().excludedFrom(STAYS));
    }

    /** How far the deals created in the period have come. */
    public List<Step> steps() {
        Map<String, Long> all = new HashMap<>();
        tallies.stream().filter(each -> each.stage().stage().isEmpty()).forEach(
                each -> all.put(pipeline(each.stage()), each.tally().of(Measure.STAGE_REACHED).total().count()));
        List<Step> steps = new ArrayList<>();
        boolean passed = frame.options().funnelMode() == FunnelMode.ALL_STAGES_PASSED;
        for (StageTally each : tallies) {
            if (!each.stage().stage().isEmpty()) {
                Distribution reached = each.tally().of(Measure.STAGE_REACHED);
                long deals = passed ? reached.in(1).count() : reached.total().count();
                long of = all.getOrDefault(pipeline(each.stage()), 0L);
                Optional<Step> previous = passed ? previous(steps, each.stage()) : Optional.empty();
                steps.add(new Step(each.stage(), stages.of(each.stage()).orElse(null), deals, of, share(deals, of),
                        previous.filter(before -> deals <= before.deals())
                                .map(before -> share(deals, before.deals())).orElse(null)));
            }
        }
        return List.copyOf(steps);
    }

    /** The step before in the same pipeline, if each deal that this one counts is counted there. */
    private Optional<Step> previous(List<Step> steps, StageName stage) {
        return steps.isEmpty() || !pipeline(steps.getLast().stage()).equals(pipeline(stage))
                || category(steps.getLast().stage()) != StageCategory.OPEN
                        ? Optional.empty()
                        : Optional.of(steps.getLast());
    }

    /** What stands in each open stage. */
    public List<Standing> standings() {
        return tallies.stream().filter(each -> category(each.stage()) == StageCategory.OPEN).map(each -> {
            Sum sum = each.tally().of(Measure.STAGE_PIPELINE).total();
            PipelineStage traits = stages.of(each.stage()).orElse(null);
            BigDecimal probability = traits == null ? null : traits.probability();
            return new Standing(each.stage(), traits, each.tally().occurrences(Measure.STAGE_PIPELINE), sum.value(),
                    probability == null ? null : sum.value().multiply(probability),
                    each.tally().excludedFrom(PIPELINE));
        }).toList();
    }

    private StageCategory category(StageName stage) {
        return stages.categoryOf(stage).orElse(StageCategory.LOST);
    }

    private static String pipeline(StageName stage) {
        return stage.source() + "\u0000" + stage.pipeline();
    }

    private static long went(Distribution entries, StageOutcome outcome) {
        return entries.in(outcome.code()).count();
    }

    private static @Nullable BigDecimal share(long part, long all) {
        return divided(BigDecimal.valueOf(part), BigDecimal.valueOf(all), Unit.RATIO);
    }

    private static @Nullable BigDecimal divided(BigDecimal part, BigDecimal all, Unit unit) {
        return all.signum() == 0
                ? null
                : part.divide(all, MathContext.DECIMAL128).setScale(unit.decimals(), RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal days(Optional<BigDecimal> days) {
        return days.map(value -> value.setScale(Unit.DAYS.decimals(), RoundingMode.HALF_UP)).orElse(null);
    }
}
