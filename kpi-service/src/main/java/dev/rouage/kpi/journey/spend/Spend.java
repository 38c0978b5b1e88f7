package dev.rouage.kpi.journey.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A spend record as its source states it.
 *
 * @param channel
 *            null where it is for no channel in particular
 * @param from
 *            the first day it is for
 * @param to
 *            the day after the last one; a spend whose two days are the same is for that day
 */
public record Spend(UUID id, SpendSide side, @Nullable String channel, BigDecimal amount, String currency,
        LocalDate from, LocalDate to) {

    /** The day after the last one it is for, at least the one after the first. */
    LocalDate end() {
        return to.isAfter(from) ? to : from.plusDays(1);
    }

    boolean isReversed() {
        return to.isBefore(from);
    }
}
