package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;

/**
 * What an account is to the company on a day.
 *
 * @param active
 *            whether a contract of it runs
 * @param mrr
 *            what its contracts bring a month, in the company's currency
 */
public record Standing(boolean active, BigDecimal mrr) {
    /** No customer. */
    public static final Standing NONE = new Standing(false, BigDecimal.ZERO);
}
