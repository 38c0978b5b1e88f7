package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A deal that is closed now.
 *
 * @param amount in the company's currency, or null
 * @param account the surviving account, or null
 * @param owner the external id of who owned the deal when it closed, or null
 */
record ClosedDeal(String externalId, boolean won, boolean renewal, LocalDate createdOn, LocalDate closedOn,
        @Nullable BigDecimal amount,
        @Nullable String account, @Nullable String owner) {

    long cycleDays() {
        return ChronoUnit.DAYS.between(createdOn, closedOn);
    }
}
