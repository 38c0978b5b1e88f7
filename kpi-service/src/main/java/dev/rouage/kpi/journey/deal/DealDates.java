package dev.rouage.kpi.journey.deal;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.journey.Change;
import dev.rouage.kpi.journey.Moment;
import org.jspecify.annotations.Nullable;

/**
 * When a deal did what, as the CRM states it.
 *
 * @param closedAt
 *            of an open deal the day it is hoped to close
 * @param stages
 *            by name, in time order
 * @param owners
 *            by rep id, in time order
 */
public record DealDates(@Nullable Moment createdAt, @Nullable Moment closedAt, List<Change<String>> stages,
        List<Change<UUID>> owners) {

    /** Brings the histories into time order; changes of the same instant keep theirs. */
    public DealDates {
        stages = stages.stream().sorted(Comparator.comparing(Change::at)).toList();
        owners = owners.stream().sorted(Comparator.comparing(Change::at)).toList();
    }
}
