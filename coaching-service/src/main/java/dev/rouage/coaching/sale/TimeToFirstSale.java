package dev.rouage.coaching.sale;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** How long a new hire waited for the first sale, or why that can't be said. */
public sealed interface TimeToFirstSale {

    /**
     * The person has sold.
     *
     * @param on
     *            the day of the first sale
     * @param days
     *            whole days from the day of hire, 0 or more
     */
    record Sold(LocalDate on, long days) implements TimeToFirstSale {}

    /** No sale of an own deal yet. */
    record NotYetSold() implements TimeToFirstSale {}

    /** Nobody said when the person was hired. */
    record HireDateUnknown() implements TimeToFirstSale {}

    /**
     * From the two days.
     *
     * @param hiredOn
     *            null when unknown
     * @param firstSaleOn
     *            the first win, not before the hire, of a deal created since then (inherited deals are none of the
     *            person's doing); null when there is none
     */
    static TimeToFirstSale of(@Nullable LocalDate hiredOn, @Nullable LocalDate firstSaleOn) {
        if (hiredOn == null) {
            return new HireDateUnknown();
        }
        if (firstSaleOn == null) {
            return new NotYetSold();
        }
        return new Sold(firstSaleOn, ChronoUnit.DAYS.between(hiredOn, firstSaleOn));
    }
}
