package dev.rouage.coaching.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.rouage.coaching.sale.Deal.StageEntry;
import dev.rouage.coaching.sale.Deal.StatedClose;
import dev.rouage.coaching.sale.Deal.Win;

/**
 * Tells whether a deal is won, when, and by whom, as the figures of the company do: the stated day of closing holds,
 * unless it belongs to an earlier closing; then, or where none is stated, the entry into the current run of won stages.
 *
 * @param stages
 *            the categories of the stages of the deal's source
 * @param zone
 *            the company's zone
 */
public record WinRule(StageMap stages, ZoneId zone) {

    /** The win; empty unless the deal is in a won stage now, its day is known and somebody owned it then. */
    public Optional<Win> winOf(Deal deal) {
        if (category(deal, deal.stage()) != StageCategory.WON) {
            return Optional.empty();
        }
        Optional<Instant> entry = entryIntoCurrentRun(deal);
        StatedClose stated = deal.closed();
        if (stated != null && !isStale(deal, stated)) {
            return deal.ownerAt(momentOf(stated, entry)).map(owner -> new Win(stated.on(), owner));
        }
        return entry.flatMap(at -> deal.ownerAt(at).map(owner -> new Win(dayOf(at), owner)));
    }

    private Optional<Instant> entryIntoCurrentRun(Deal deal) {
        int first = firstOfCurrentRun(deal);
        return first < deal.stages().size() ? Optional.of(deal.stages().get(first).at()) : Optional.empty();
    }

    private int firstOfCurrentRun(Deal deal) {
        int first = deal.stages().size();
        while (first > 0 && category(deal, deal.stages().get(first - 1).stage()) == StageCategory.WON) {
            first--;
        }
        return first;
    }

    /** Whether the deal left a closed category after the stated day: then that day is of the closing before. */
    private boolean isStale(Deal deal, StatedClose stated) {
        List<StageEntry> entries = deal.stages();
        for (int i = firstOfCurrentRun(deal) - 1; i >= 0; i--) {
            if (category(deal, entries.get(i).stage()) != StageCategory.OPEN) {
                return i + 1 < entries.size() && stated.on().isBefore(dayOf(entries.get(i + 1).at()));
            }
        }
        return false;
    }

    /** Of a day without time, the entry into the won stages if it was on that day, else the day's end. */
    private Instant momentOf(StatedClose stated, Optional<Instant> entry) {
        if (stated.at() != null) {
            return stated.at();
        }
        return entry.filter(at -> dayOf(at).equals(stated.on()))
                .orElseGet(() -> stated.on().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1));
    }

    /** A stage that nobody has described is neither won nor lost. */
    private StageCategory category(Deal deal, String stage) {
        return stages.categoryOf(deal.pipeline(), stage).orElse(StageCategory.OPEN);
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
