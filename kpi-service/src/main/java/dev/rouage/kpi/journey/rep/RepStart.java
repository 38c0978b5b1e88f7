package dev.rouage.kpi.journey.rep;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A rep's employment.
 *
 * @param leftOn
 *            the last day; null while employed
 */
public record RepStart(LocalDate hiredOn, @Nullable LocalDate leftOn) {

    /**
     * A won deal of a rep.
     *
     * @param ownFromTheStart
     *            whether the rep who closed it was also its first owner; else it is inherited
     * @param createdOn
     *            null where the CRM does not tell
     */
    public record Sale(LocalDate closedOn, boolean ownFromTheStart, @Nullable LocalDate createdOn) {}

    /** The first sale of the rep's own since the day of hire; a deal from before that day is inherited too. */
    public Optional<LocalDate> firstSaleOn(Collection<Sale> sales) {
        return sales.stream().filter(this::isOwn).map(Sale::closedOn).min(Comparator.naturalOrder());
    }

    /** Days from the day of hire to that day. */
    public int daysUntil(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(hiredOn, day));
    }

    private boolean isOwn(Sale sale) {
        return sale.ownFromTheStart() && !sale.closedOn().isBefore(hiredOn)
                && (sale.createdOn() == null || !sale.createdOn().isBefore(hiredOn));
    }
}
