package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.contribution.SliceKey;
import dev.rouage.kpi.journey.deal.StageVisits.Visit;
import org.jspecify.annotations.Nullable;

/** What a deal adds to the figures of the stages it has been in. */
final class StagePosting {
    private final DealJourney journey;
    private final StageMap stages;
    private final StageVisits way;
    private final @Nullable UUID rep;
    private final Map<StageName, Place> places = new LinkedHashMap<>();
    private final List<Contribution> contributions = new ArrayList<>();

    private StagePosting(DealJourney journey, StageMap stages, ZoneId zone, @Nullable UUID rep) {
        this.journey = journey;
        this.stages = stages;
        this.way = StageVisits.of(journey, stages, zone);
        this.rep = rep;
    }

    /**
     * The deal's way, posted; nothing of a deal in a stage that nobody has mapped: it would be taken to be where it was.
     *
     * @param rep
     *            with whom it stands
     * @param amount
     *            what stands in the pipeline while it is open, or why nothing does
     */
    static StagePosting of(DealJourney journey, StageMap stages, ZoneId zone, @Nullable UUID rep,
            Contribution amount) {
        StagePosting posting = new StagePosting(journey, stages, zone, rep);
        boolean known = !(journey.state() instanceof DealState.Unmapped) && !posting.way.visits().isEmpty();
        if (known) {
            posting.addEntries();
            posting.addDays();
            posting.addReached();
            posting.addOpen(amount);
        }
        return posting;
    }

    List<Contribution> contributions() {
        return contributions;
    }

    Set<Slice> slices() {
        return places.values().stream().map(Place::slice).collect(Collectors.toUnmodifiableSet());
    }

    private void addEntries() {
        for (int i = 0; i < way.visits().size(); i++) {
            Visit visit = way.visits().get(i);
            if (visit.traits().category() == StageCategory.OPEN && visit.enteredOn() != null) {
                add(new Contribution(Measure.STAGE_ENTRY, Reason.COUNTED, visit.enteredOn(), BigDecimal.ZERO,
                        way.outcome(i).code()), visit.stage());
            }
        }
    }

    /** Re-entries add; a deal that is in the stage has not left it. */
    private void addDays() {
        Map<StageName, LocalDate> left = new LinkedHashMap<>();
        Map<StageName, Long> days = new LinkedHashMap<>();
        for (int i = 0; i < way.visits().size() - 1; i++) {
            Visit visit = way.visits().get(i);
            LocalDate end = way.leftOn(i);
            if (visit.traits().category() == StageCategory.OPEN && visit.enteredOn() != null && end != null) {
                left.put(visit.stage(), end);
                days.merge(visit.stage(), ChronoUnit.DAYS.between(visit.enteredOn(), end), Long::sum);
            }
        }
        left.remove(way.visits().getLast().stage());
        left.forEach((stage, end) -> add(days.get(stage) < 0
                ? Contribution.excluded(Measure.STAGE_DAYS, end, Reason.CLOSED_BEFORE_START)
                : Contribution.days(Measure.STAGE_DAYS, end, days.get(stage)), stage));
    }

    /** Each stage once, however often it was entered; the nameless stage of a pipeline stands for all of its deals. */
    private void addReached() {
        LocalDate created = journey.createdOn();
        if (created == null) {
            return;
        }
        Set<StageName> been = way.visits().stream().map(Visit::stage).collect(Collectors.toSet());
        add(Contribution.count(Measure.STAGE_REACHED, created), journey.deal().stageNamed(""));
        for (StageName stage : been) {
            if (stages.categoryOf(stage).orElseThrow() != StageCategory.LOST) {
                boolean all = been.containsAll(stages.openBefore(stage));
                add(new Contribution(Measure.STAGE_REACHED, Reason.COUNTED, created, BigDecimal.ZERO, all ? 1 : 0),
                        stage);
            }
        }
    }

    private void addOpen(Contribution amount) {
        Visit last = way.visits().getLast();
        if (journey.state() instanceof DealState.Open) {
            add(amount.as(Measure.STAGE_PIPELINE), last.stage());
            if (last.enteredOn() != null) {
                add(Contribution.since(Measure.STAGE_STAY, last.enteredOn()), last.stage());
            }
        }
    }

    private void add(Contribution contribution, StageName stage) {
        contributions.add(contribution.in(places.computeIfAbsent(stage, this::place).key()));
    }

    private Place place(StageName stage) {
        Slice slice = Slice.ofStage(rep, stage.source(), stage.pipeline().isEmpty() ? null : stage.pipeline(),
                stage.stage());
        return new Place(slice, slice.key());
    }

    /** Where what a stage comes to is booked. */
    private record Place(Slice slice, SliceKey key) {}
}
