package dev.rouage.kpi.journey.deal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.journey.Change;
import org.jspecify.annotations.Nullable;

/**
 * A deal's way through the stages of its pipeline, on the company's calendar. Stages that nobody has mapped tell nothing.
 *
 * @param visits
 *            one after the other, the last one that of the stage the deal is in
 */
record StageVisits(List<Visit> visits) {

    /**
     * A stay in a stage.
     *
     * @param enteredOn
     *            null when the history misses it
     */
    record Visit(StageName stage, PipelineStage traits, @Nullable LocalDate enteredOn) {}

    static StageVisits of(DealJourney journey, StageMap stages, ZoneId zone) {
        Deal deal = journey.deal();
        List<Visit> visits = new ArrayList<>();
        for (Change<String> change : deal.dates().stages()) {
            StageName name = deal.stageNamed(change.value());
            stages.of(name).ifPresent(traits -> enter(visits, name, traits, LocalDate.ofInstant(change.at(), zone)));
        }
        LocalDate lastEntry = switch (journey.state()) {
            case DealState.Open _ -> visits.isEmpty() ? journey.createdOn() : null;
            case DealState.Closed closed -> closed.on();
            case DealState.ClosedUndated _ -> null;
            case DealState.Unmapped _ -> null;
        };
        stages.of(deal.stage()).ifPresent(traits -> enter(visits, deal.stage(), traits, lastEntry));
        return new StageVisits(List.copyOf(visits));
    }

    private static void enter(List<Visit> visits, StageName stage, PipelineStage traits, @Nullable LocalDate on) {
        if (visits.isEmpty() || !visits.getLast().stage().equals(stage)) {
            visits.add(new Visit(stage, traits, on));
        }
    }

    /** Where the deal went from that visit on. */
    StageOutcome outcome(int index) {
        if (index == visits.size() - 1) {
            return StageOutcome.STILL_THERE;
        }
        PipelineStage from = visits.get(index).traits();
        PipelineStage to = visits.get(index + 1).traits();
        return switch (to.category()) {
            case LOST -> StageOutcome.LOST;
            case WON -> StageOutcome.ADVANCED;
            case OPEN -> from.position() != null && to.position() != null && to.position() < from.position()
                    ? StageOutcome.MOVED_BACK
                    : StageOutcome.ADVANCED;
        };
    }

    /** The day on which that visit ended; null when it has not, or the history misses it. */
    @Nullable
    LocalDate leftOn(int index) {
        return index == visits.size() - 1 ? null : visits.get(index + 1).enteredOn();
    }
}
