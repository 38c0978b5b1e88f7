package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import dev.rouage.kpi.journey.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Works out whether and when a deal closed.
 *
 * <p>
 * The stated close date holds, unless it belongs to an earlier closing: when the history shows that the deal left a closed
 * category after the stated day, the entry into the current run of closed stages holds instead.
 */
final class Closing {
    private final Deal deal;
    private final ZoneId zone;

    Closing(Deal deal, ZoneId zone) {
        this.deal = deal;
        this.zone = zone;
    }

    DealState state(StageMap stages) {
        StageCategory current = stages.categoryOf(deal.stage()).orElse(null);
        if (current == null) {
            return new DealState.Unmapped();
        }
        List<StageRun> runs = StageRun.of(deal, stages, current);
        return current == StageCategory.OPEN ? new DealState.Open(firstWonOn(runs)) : closed(runs);
    }

    private DealState closed(List<StageRun> runs) {
        StageRun current = runs.getLast();
        Moment stated = deal.dates().closedAt();
        if (stated != null && !isStale(stated, runs)) {
            return closed(runs, stated.dayIn(zone), lastInstant(stated, current.enteredAt()));
        }
        return current.enteredAt() == null
                ? new DealState.ClosedUndated()
                : closed(runs, dayOf(current.enteredAt()), current.enteredAt());
    }

    private DealState.Closed closed(List<StageRun> runs, LocalDate on, Instant at) {
        boolean won = runs.getLast().category() == StageCategory.WON;
        LocalDate first = firstWonOn(runs);
        LocalDate firstWonOn = won && (first == null || on.isBefore(first)) ? on : first;
        return new DealState.Closed(won, on, at, firstWonOn);
    }

    private boolean isStale(Moment stated, List<StageRun> runs) {
        for (int i = runs.size() - 2; i >= 0; i--) {
            if (runs.get(i).category() != StageCategory.OPEN) {
                Instant leftAt = runs.get(i + 1).enteredAt();
                return leftAt != null && stated.dayIn(zone).isBefore(dayOf(leftAt));
            }
        }
        return false;
    }

    /** Of a day without time: the entry into the closed stage on that day, else the day's end. */
    private Instant lastInstant(Moment stated, @Nullable Instant entered) {
        return switch (stated) {
            case Moment.AtInstant(Instant instant) -> instant;
            case Moment.OnDay(LocalDate day) -> entered != null && dayOf(entered).equals(day)
                    ? entered
                    : day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        };
    }

    private @Nullable LocalDate firstWonOn(List<StageRun> runs) {
        return runs.stream().filter(run -> run.category() == StageCategory.WON).findFirst()
                .map(StageRun::enteredAt).map(this::dayOf).orElse(null);
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
